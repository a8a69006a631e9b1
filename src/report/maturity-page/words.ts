/** What the page says around the report, in its language. */
export interface PageWords {
  readonly skip: string;
  readonly contents: string;
  /** Above what the placement rests on. */
  readonly howSure: string;
  readonly tracker: string;
  readonly closing: string;
  /** Of items that have no room. */
  readonly more: (count: number) => string;
}

const english: PageWords = {
  skip: 'Skip to the report',
  contents: 'Contents',
  howSure: 'How sure this is',
  tracker: 'The roadmap as a table for a tracker (CSV)',
  closing: 'Made by aiops from the assessment.',
  more: (count) => `${count} more, which have no room here: see the saved assessment`,
};

const languages: Readonly<Record<string, PageWords>> = {
  en: english,
  'pt-BR': {
    skip: 'Ir para o relatório',
    contents: 'Sumário',
    howSure: 'Quão seguro é o resultado',
    tracker: 'O roteiro em tabela para um gerenciador de tarefas (CSV)',
    closing: 'Feito pelo aiops a partir da avaliação.',
    more: (count) => `mais ${count}, sem espaço aqui: ver a avaliação salva`,
  },
  ko: {
    skip: '보고서로 건너뛰기',
    contents: '목차',
    howSure: '결과의 확실성',
    tracker: '작업 관리 도구용 로드맵 표(CSV)',
    closing: 'aiops가 진단 결과로 작성했다.',
    more: (count) => `그 외 ${count}개는 지면이 없어 생략했다. 저장된 진단 결과를 참고한다.`,
  },
};

/** Those of a language; English where a model speaks one that the tool does not. */
export function pageWordsOf(lang: string): PageWords {
  return Object.hasOwn(languages, lang) ? languages[lang]! : english;
}
