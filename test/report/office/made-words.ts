type Pair = readonly [string, string];

export interface MadeWords {
  readonly title: string;
  readonly subtitle: string;
  readonly confidential: string;
  readonly contents: string;
  readonly page: (page: string, pages: string) => string;
  readonly more: (count: number) => string;
  readonly continued: string;
  readonly notes: readonly string[];
  readonly summary: Pair;
  readonly lead: string;
  readonly facts: readonly Pair[];
  readonly movesHeading: string;
  readonly moves: readonly string[];
  readonly aside: string;
  readonly standing: Pair;
  readonly chartTitle: string;
  readonly chartDescription: string;
  readonly dimension: string;
  readonly dimensions: readonly string[];
  readonly declared: string;
  readonly demonstrated: string;
  readonly target: string;
  readonly level: string;
  readonly gates: Pair;
  readonly gatesCaption: string;
  readonly roadmap: Pair;
  readonly roadmapText: string;
  readonly roadmapCaption: string;
  readonly roadmapColumns: readonly string[];
  readonly actions: readonly string[];
  readonly owners: readonly string[];
  readonly states: Pair;
  readonly series: Pair;
  readonly seriesDescription: string;
  readonly upper: string;
  readonly lower: string;
  readonly expected: string;
  readonly value: string;
  readonly found: string;
  readonly appendix: Pair;
}

const en: MadeWords = {
  title: 'Where Example GmbH stands with AIOps',
  subtitle: 'Assessment of the operations group, 3 November 2025',
  confidential: 'Confidential',
  contents: 'Contents',
  page: (page, pages) => `Page ${page} of ${pages}`,
  more: (count) => `and ${count} more: see the document`,
  continued: 'continued',
  notes: ['Twelve people answered.', 'The weakest dimension has the least evidence.'],
  summary: ['Summary', 'Alerting is ahead of automation'],
  lead: 'Operations sees most faults before customers do, but people still mend nearly all of them by hand.',
  facts: [
    ['Level', '2 of 5: Managed'],
    ['Declared', '3'],
    ['Range', '1 to 3'],
    ['Confidence', 'Medium: a third of the gates has dated evidence'],
  ],
  movesHeading: 'Three moves that matter',
  moves: [
    'Give each alert an owner and a runbook; expected: fewer pages at night within a quarter.',
    'Join metrics, logs and changes by service name.',
    'Rehearse the two most frequent repairs until a machine may run them.',
  ],
  aside: 'The level is that of the weakest gate that must hold; averages are not used.',
  standing: ['Where you stand', 'Declared levels run ahead of what was shown in four of eight dimensions'],
  chartTitle: 'Declared, demonstrated and target level by dimension',
  chartDescription:
    'Bars of three levels for each of eight dimensions; automation is furthest from its target.',
  dimension: 'Dimension',
  dimensions: [
    'Data quality',
    'Observability',
    'Detection',
    'Diagnosis',
    'Automation',
    'People and organisation',
    'Governance',
    'Service management',
  ],
  declared: 'Declared',
  demonstrated: 'Demonstrated',
  target: 'Target',
  level: 'Level',
  gates: ['Gates', 'The second level is complete but for diagnosis'],
  gatesCaption: 'Rating of each gate, 0 to 5, by dimension and level',
  roadmap: ['Roadmap', 'Data first, then detection, and automation last'],
  roadmapText: 'Actions in the order in which they can begin; none waits for one below it.',
  roadmapCaption: 'Actions with owner, weeks and state',
  roadmapColumns: ['Action', 'What is done', 'Owner', 'Weeks', 'State'],
  actions: [
    'Name an owner for each service and keep the list where the alerts are made.',
    'Measure gaps in the exports.',
    'Write down, for the ten alerts that ring most, what is looked at first and what ends them; ask those who were on call.',
  ],
  owners: ['Head of operations', 'Platform team', 'Service desk'],
  states: ['ready', 'blocked'],
  series: ['Findings', 'One host ran hot for six hours on Saturday'],
  seriesDescription: 'Processor use of host a over eight days, with what was expected; six hours lie above.',
  upper: 'Upper limit',
  lower: 'Lower limit',
  expected: 'Expected',
  value: 'Value',
  found: 'Found',
  appendix: ['Answers', 'Every answer'],
};

const ptBr: MadeWords = {
  title: 'Em que ponto a Exemplo S.A. está com AIOps',
  subtitle: 'Avaliação do grupo de operações, 3 de novembro de 2025',
  confidential: 'Confidencial',
  contents: 'Conteúdo',
  page: (page, pages) => `Página ${page} de ${pages}`,
  more: (count) => `e mais ${count}: veja o documento`,
  continued: 'continuação',
  notes: ['Doze pessoas responderam.', 'A dimensão mais fraca tem menos evidências.'],
  summary: ['Resumo', 'Os alertas estão à frente da automação'],
  lead: 'A operação percebe a maioria das falhas antes dos clientes, mas quase todas ainda são corrigidas à mão.',
  facts: [
    ['Nível', '2 de 5: Gerenciado'],
    ['Declarado', '3'],
    ['Faixa', '1 a 3'],
    ['Confiança', 'Média: um terço dos critérios tem evidência datada'],
  ],
  movesHeading: 'Três passos que importam',
  moves: [
    'Dar a cada alerta um responsável e um roteiro; esperado: menos chamados à noite em um trimestre.',
    'Unir métricas, registros e mudanças pelo nome do serviço.',
    'Ensaiar os dois reparos mais frequentes até que uma máquina possa executá-los.',
  ],
  aside: 'O nível é o do critério obrigatório mais fraco; não se usam médias.',
  standing: ['Situação atual', 'Os níveis declarados superam o que foi mostrado em quatro de oito dimensões'],
  chartTitle: 'Nível declarado, demonstrado e alvo por dimensão',
  chartDescription:
    'Barras de três níveis em cada uma das oito dimensões; a automação é a mais distante do alvo.',
  dimension: 'Dimensão',
  dimensions: [
    'Qualidade dos dados',
    'Observabilidade',
    'Detecção',
    'Diagnóstico',
    'Automação',
    'Pessoas e organização',
    'Governança',
    'Gestão de serviços',
  ],
  declared: 'Declarado',
  demonstrated: 'Demonstrado',
  target: 'Alvo',
  level: 'Nível',
  gates: ['Critérios', 'O segundo nível está completo, exceto no diagnóstico'],
  gatesCaption: 'Nota de cada critério, de 0 a 5, por dimensão e nível',
  roadmap: ['Roteiro', 'Primeiro os dados, depois a detecção e, por fim, a automação'],
  roadmapText: 'Ações na ordem em que podem começar; nenhuma espera por outra abaixo dela.',
  roadmapCaption: 'Ações com responsável, semanas e estado',
  roadmapColumns: ['Ação', 'O que se faz', 'Responsável', 'Semanas', 'Estado'],
  actions: [
    'Nomear um responsável por serviço e manter a lista onde os alertas são feitos.',
    'Medir as lacunas nas exportações.',
    'Escrever, para os dez alertas mais frequentes, o que se olha primeiro e o que os encerra; perguntar a quem esteve de plantão.',
  ],
  owners: ['Chefe de operações', 'Equipe de plataforma', 'Central de serviços'],
  states: ['pronta', 'bloqueada'],
  series: ['Achados', 'Um servidor ficou sobrecarregado por seis horas no sábado'],
  seriesDescription: 'Uso do processador do servidor a em oito dias, com o esperado; seis horas ficam acima.',
  upper: 'Limite superior',
  lower: 'Limite inferior',
  expected: 'Esperado',
  value: 'Valor',
  found: 'Achado',
  appendix: ['Respostas', 'Todas as respostas'],
};

const ko: MadeWords = {
  title: '예시 주식회사의 AIOps 성숙도',
  subtitle: '운영 부문 진단, 2025년 11월 3일',
  confidential: '대외비',
  contents: '목차',
  page: (page, pages) => `${pages}쪽 중 ${page}쪽`,
  more: (count) => `그 밖에 ${count}개: 문서를 참고하십시오`,
  continued: '계속',
  notes: ['열두 명이 답했습니다.', '가장 약한 영역에 증거가 가장 적습니다.'],
  summary: ['요약', '경보가 자동화보다 앞서 있습니다'],
  lead: '운영팀은 대부분의 장애를 고객보다 먼저 발견하지만, 거의 모든 장애를 아직 사람이 직접 복구합니다.',
  facts: [
    ['수준', '5단계 중 2단계: 관리됨'],
    ['자체 평가', '3'],
    ['범위', '1에서 3'],
    ['신뢰도', '보통: 기준의 3분의 1에 날짜가 있는 증거가 있음'],
  ],
  movesHeading: '중요한 세 가지 조치',
  moves: [
    '모든 경보에 담당자와 대응 절차를 정합니다. 기대 효과: 한 분기 안에 야간 호출이 줄어듭니다.',
    '지표, 로그, 변경 이력을 서비스 이름으로 연결합니다.',
    '가장 잦은 두 가지 복구 작업을 기계에 맡길 수 있을 때까지 연습합니다.',
  ],
  aside: '수준은 반드시 충족해야 하는 기준 가운데 가장 약한 것으로 정하며 평균은 쓰지 않습니다.',
  standing: ['현재 위치', '여덟 영역 중 네 영역에서 자체 평가가 확인된 수준보다 높습니다'],
  chartTitle: '영역별 자체 평가, 확인된 수준, 목표',
  chartDescription: '여덟 영역마다 세 가지 수준을 나타낸 막대. 자동화가 목표에서 가장 멉니다.',
  dimension: '영역',
  dimensions: [
    '데이터 품질',
    '관측 가능성',
    '이상 탐지',
    '원인 진단',
    '자동화',
    '사람과 조직',
    '거버넌스',
    '서비스 관리',
  ],
  declared: '자체 평가',
  demonstrated: '확인된 수준',
  target: '목표',
  level: '수준',
  gates: ['기준', '원인 진단을 빼면 2단계가 모두 충족되었습니다'],
  gatesCaption: '영역과 수준에 따른 기준별 점수(0~5)',
  roadmap: ['로드맵', '데이터를 먼저, 다음으로 탐지를, 자동화는 마지막에'],
  roadmapText: '시작할 수 있는 순서로 나열한 조치입니다. 아래의 조치를 기다리는 것은 없습니다.',
  roadmapCaption: '담당자, 기간(주), 상태가 있는 조치',
  roadmapColumns: ['조치', '할 일', '담당자', '주', '상태'],
  actions: [
    '서비스마다 담당자를 정하고 경보를 만드는 곳에 목록을 둡니다.',
    '내보낸 데이터의 빈 구간을 측정합니다.',
    '가장 자주 울리는 열 가지 경보에 대해 무엇을 먼저 확인하고 무엇으로 끝내는지 적습니다. 당직자에게 물어봅니다.',
  ],
  owners: ['운영 책임자', '플랫폼 팀', '서비스 데스크'],
  states: ['준비됨', '막힘'],
  series: ['발견 사항', '토요일에 한 서버가 여섯 시간 동안 과부하였습니다'],
  seriesDescription: '8일간 서버 a의 프로세서 사용량과 예상값. 여섯 시간이 예상 범위를 넘었습니다.',
  upper: '상한',
  lower: '하한',
  expected: '예상값',
  value: '값',
  found: '발견',
  appendix: ['답변', '모든 답변'],
};

export const madeWords = { en, 'pt-BR': ptBr, ko } as const;
