/** The words of a form that are not the model's. Answers, keys and kinds are never translated. */
export interface FormWords {
  readonly title: string;
  readonly howToAnswer: string;
  readonly leaveEmpty: string;
  readonly tick: string;
  /** What stands before the examples of evidence. */
  readonly convincing: string;
  readonly scales: string;
  readonly examples: string;
  level(level: number): string;
  readonly unknown: string;
  readonly na: string;
  readonly client: string;
  readonly scope: string;
  readonly facilitator: string;
  readonly date: string;
  readonly target: string;
  readonly upto: string;
  readonly respondent: string;
  readonly respondentHint: string;
  readonly role: string;
  readonly roles: string;
  readonly comment: string;
  readonly evidence: string;
  /** The five cells of a piece of evidence, and the three of a "not applicable", in their order. */
  readonly evidenceCells: string;
  readonly naCells: string;
  readonly kinds: string;
  readonly reasons: string;
  readonly signs: string;
  readonly measures: string;
  readonly sampleComment: string;
  readonly sampleEvidence: string;
  /** What separates the cells of a table for the spreadsheets of this language. */
  readonly delimiter: ',' | ';';
}

export function formWords(language: string): FormWords {
  return WORDS[language] ?? en;
}

const en: FormWords = {
  title: 'form for one respondent',
  howToAnswer: 'How to answer',
  leaveEmpty: 'Leave empty what you have not answered.',
  tick: 'Tick one box a gate: [x].',
  convincing: 'Would convince',
  scales: 'Scales',
  examples: 'Examples',
  level: (level) => `level ${level}`,
  unknown: "don't know",
  na: 'not applicable',
  client: 'Client',
  scope: 'Scope',
  facilitator: 'Facilitator',
  date: 'Date',
  target: 'target: a level, or a level for each dimension',
  upto: 'upto: gates above this level are not asked',
  respondent: 'Respondent',
  respondentHint: 'a name or a sign; never shown beside an answer',
  role: 'Role',
  roles: 'Roles',
  comment: 'Comment',
  evidence: 'Evidence',
  evidenceCells: 'kind | what | date | owner | link',
  naCells: 'reason | approver | expires',
  kinds: 'kind: demo (shown live), artefact (with date and owner) or link (named, not looked at)',
  reasons: 'reason: out-of-scope, business-priority, architecture-constraint or other',
  signs: 'Level 0: true or false for each sign, whether it is recognised',
  measures: 'As measured today: a number for each that is known',
  sampleComment: 'two services are still missing',
  sampleEvidence: 'list of targets',
  delimiter: ',',
};

const ptBR: FormWords = {
  title: 'formulário para um respondente',
  howToAnswer: 'Como responder',
  leaveEmpty: 'Deixe em branco o que você não respondeu.',
  tick: 'Marque uma caixa por critério: [x].',
  convincing: 'Convenceria',
  scales: 'Escalas',
  examples: 'Exemplos',
  level: (level) => `nível ${level}`,
  unknown: 'não sei',
  na: 'não se aplica',
  client: 'Cliente',
  scope: 'Escopo',
  facilitator: 'Facilitação',
  date: 'Data',
  target: 'target: nível-alvo, um para todas as dimensões ou um para cada uma',
  upto: 'upto: acima deste nível nada é perguntado',
  respondent: 'Respondente',
  respondentHint: 'nome ou sigla; nunca aparece ao lado de uma resposta',
  role: 'Papel',
  roles: 'Papéis',
  comment: 'Comentário',
  evidence: 'Evidência',
  evidenceCells: 'tipo | o quê | data | responsável | link',
  naCells: 'motivo | aprovador | expira em',
  kinds: 'tipo: demo (mostrado ao vivo), artefact (com data e responsável) ou link (citado, não verificado)',
  reasons:
    'motivo: out-of-scope (fora do escopo), business-priority (prioridade do negócio), architecture-constraint (restrição de arquitetura) ou other (outro)',
  signs: 'Nível 0: true ou false para cada sinal, conforme seja reconhecido ou não',
  measures: 'Medições de hoje: um número para cada uma que se conhece',
  sampleComment: 'ainda faltam dois serviços',
  sampleEvidence: 'lista de alvos',
  delimiter: ';',
};

const ko: FormWords = {
  title: '응답 양식(1인용)',
  howToAnswer: '응답 방법',
  leaveEmpty: '답하지 않은 기준은 비워 두십시오.',
  tick: '기준마다 한 칸만 [x]로 표시하십시오.',
  convincing: '납득할 만한 증빙',
  scales: '응답 척도',
  examples: '작성 예',
  level: (level) => `${level}단계`,
  unknown: '모름',
  na: '해당 없음',
  client: '고객사',
  scope: '진단 범위',
  facilitator: '진행자',
  date: '날짜',
  target: 'target: 목표 수준. 전체에 하나 또는 영역별로 하나씩',
  upto: 'upto: 이 단계보다 높은 기준은 묻지 않음',
  respondent: '응답자',
  respondentHint: '이름 또는 식별 기호. 답변과 함께 표시되지 않음',
  role: '역할',
  roles: '역할',
  comment: '의견',
  evidence: '증빙',
  evidenceCells: '종류 | 내용 | 날짜 | 담당자 | 링크',
  naCells: '사유 | 승인자 | 만료일',
  kinds: '종류: demo(직접 시연), artefact(날짜와 담당자가 있는 자료), link(제시만 하고 확인하지 않은 링크)',
  reasons:
    '사유: out-of-scope(범위 밖), business-priority(사업 우선순위), architecture-constraint(아키텍처 제약), other(기타)',
  signs: '지금의 모습(0단계): 해당하면 true, 해당하지 않으면 false',
  measures: '현재 측정값: 알고 있는 항목만 숫자로 기입',
  sampleComment: '아직 두 서비스가 빠져 있음',
  sampleEvidence: '수집 대상 목록',
  delimiter: ',',
};

const WORDS: Readonly<Record<string, FormWords>> = { en, 'pt-BR': ptBR, ko };
