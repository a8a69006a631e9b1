import type { AssessmentWords } from './words-en.ts';

/** What the assessment says in Brazilian Portuguese; a criterion is masculine, a dimension and an action feminine. */
export const brazilian: AssessmentWords = {
  number: (value) => value.toLocaleString('pt-BR', { maximumFractionDigits: 20 }),
  percent: (value) => `${brazilian.number(value)}%`,
  // Names with a comma of their own, such as the titles of actions, are set apart by semicolons.
  list: (names) => names.join(names.some((name) => name.includes(',')) ? '; ' : ', '),
  andMore: (shown, more) => (more > 0 ? `${shown} e mais ${more}` : shown),
  anyOf: (names) => `qualquer um de ${names}`,

  level: (level) => `Nível ${level}`,
  levelNamed: (level, name) => `Nível ${level} · ${name}`,
  demonstrated: 'comprovado',
  declared: 'declarado',
  target: 'alvo',

  respondents: (count) => (count === 1 ? '1 respondente' : `${count} respondentes`),
  sides: (managers, practitioners) => `${managers} da gestão, ${practitioners} da área técnica`,
  facilitator: 'facilitação:',
  tooFew: (least, advised) =>
    `Menos de ${least} respondentes ou um único papel representado: a opinião de uma só pessoa pode alterar este resultado. Recomendam-se ${advised} respondentes.`,

  placement: (demonstrated, declared) =>
    declared > demonstrated
      ? `O nível declarado nas respostas é ${declared}; o comprovado por evidências é ${demonstrated}.`
      : `O nível declarado nas respostas é ${declared}, e o comprovado é o mesmo.`,
  range: (low, high) =>
    low === high
      ? `O que ainda é desconhecido, divergente ou não comprovado não altera o resultado, que continua no nível ${low}.`
      : `Conforme se esclareça o que ainda é desconhecido, divergente ou não comprovado, o resultado pode ir do nível ${low} ao ${high}.`,
  confidence: (grade, isIndicative) => `Confiança ${grade}${isIndicative ? ' (resultado indicativo)' : ''}`,
  confidenceWhy: (graded, unknown, disputed, open) =>
    `dos critérios decisivos, ${graded} com evidência datada, ${unknown} desconhecidos, ${disputed} com divergência; ${open === 0 ? 'nenhuma contradição' : open === 1 ? '1 contradição' : `${open} contradições`} em aberto`,
  progress: (percent, towards) => `${percent} do caminho até o nível ${towards}`,
  blockedBy: (gates) => `bloqueado por ${gates}`,
  atTheTop: 'o mais alto do modelo',
  withoutNotApplicable: (gates, demonstrated, declared) =>
    `Não se aplica: ${gates}. O que não se aplica não conta para o nível; se fosse desconsiderado, o nível comprovado seria ${demonstrated}, e o declarado, ${declared}.`,
  claimedBeyond: (dimensions) => `Há mais declarado do que comprovado em ${dimensions}.`,
  dimensionWithoutNa: (level) => `nível ${level} se for desconsiderado o que não se aplica`,

  headings: {
    assessment: 'Diagnóstico de maturidade',
    profile: 'Perfil',
    strengths: 'Pontos fortes',
    blockers: 'O que impede o próximo nível',
    thisQuarter: 'A iniciar neste trimestre',
    doNotStart: 'O que ainda deve esperar',
    flips: 'O que mudaria este resultado',
    contradictions: 'A esclarecer',
    patterns: 'Padrões que merecem uma conversa',
    measures: 'Indicadores de resultado',
    gaps: 'Lacunas até o nível-alvo',
    roadmap: 'Plano de evolução',
    gates: 'Critério a critério',
    signs: 'Como o nível 0 aparece aqui',
    gatesMoved: 'Critérios conquistados e perdidos',
    measuresMoved: 'Indicadores',
    previous: 'Desde o diagnóstico anterior',
    method: 'Como se chegou a este resultado',
  },
  columns: {
    dimension: 'Dimensão',
    gate: 'Critério',
    level: 'Nível',
    declared: 'Declarado',
    demonstrated: 'Comprovado',
    target: 'Alvo',
    low: 'Mínimo',
    high: 'Máximo',
    answers: 'Respostas',
    evidence: 'Evidências',
    comments: 'Comentários',
    gap: 'Lacuna',
    measure: 'Indicador',
    today: 'Hoje',
    before: 'Antes',
    after: 'Depois',
    change: 'Variação',
    causes: 'Causa',
    meaning: 'Enunciado',
    distribution: 'Distribuição das unidades',
  },
  overall: 'Geral',
  rollup: (units, share) =>
    `O nível mais alto já atingido por unidades que reúnem pelo menos ${share} dos serviços críticos, em um total de ${units === 1 ? '1 unidade' : `${units} unidades`}. Nunca se calcula a média de níveis.`,
  rollupDeclared: (level, a, b, c) =>
    `Declarado: ${level}. Confiança das unidades: ${a} A, ${b} B, ${c} C (indicativa).`,
  shareAt: (share, level) => `${share} no nível ${level}`,

  legend: 'comprovado █  declarado ▒  alvo |',
  strength: (isShown, grade) => (isShown ? grade : 'declarado, ainda não comprovado'),
  noStrengths: 'Ainda não há nada declarado; ter feito as perguntas já é o primeiro passo.',
  gapKinds: {
    build: 'a construir',
    finish: 'a completar',
    prove: 'a comprovar: declarado, falta evidência',
    'find-out': 'a apurar: ainda não se sabe',
    'not-asked': 'ainda não perguntado',
  },
  toProve: (gates) =>
    `Comprove primeiro o que já está declarado: ${gates}. Basta um documento ou registro com data e responsável.`,
  toFindOut: (gates) => `Apure primeiro o que ainda não se sabe ao certo: ${gates}.`,
  wave: (wave) => `Onda ${wave}`,
  nothingToDo: 'Não falta nada para o nível-alvo.',
  unplanned: (gates) => `Lacunas que nenhuma ação do modelo fecha: ${gates}.`,
  effort: { S: 'P', M: 'M', L: 'G' },
  effortMeaning: { S: 'até duas semanas', M: 'até um trimestre', L: 'mais de um trimestre' },
  owner: 'a cargo de',
  effortLabel: 'esforço',
  closes: 'lacunas que fecha',
  prepares: 'prepara',
  after: 'depois de',
  outcome: 'resultado',
  from: (baseline, target) => `${baseline} → ${target}`,
  notMeasured: 'ainda sem medição',
  reached: (value, target) => `${value} (alvo ${target} atingido)`,
  noTarget: 'sem alvo definido',
  risk: 'risco',
  guard: 'salvaguarda',
  done: 'concluída quando',
  checks: 'verificação por',
  doNotStart: (title, missing) => `${title}: só depois de ${missing}`,
  alsoHeld: (actions) => `Também devem esperar: ${actions}`,
  nothingHeld: 'Nada precisa esperar.',

  flips: {
    evidence: (gates, level) => `Com evidências para ${gates}, o nível comprovado seria ${level}.`,
    answer: (gates, level) => `Com uma resposta a ${gates}, o nível poderia ser ${level}.`,
    agreement: (gates, level) => `Com um consenso sobre ${gates}, o nível poderia ser ${level}.`,
    work: (gates, level) => `Com o atendimento em grande parte de ${gates}, o nível seria ${level}.`,
    loss: (gates, level) => `Com um grau a menos em ${gates}, o nível seria ${level}.`,
  },
  noFlips: 'Nenhum critério sozinho o mudaria: seriam necessários vários.',

  contradictions: {
    ladderSkip: (dimension, met, unmet) =>
      `${dimension}: ${met} ${met.includes(',') ? 'estão atendidos' : 'está atendido'}, mas não ${unmet}, de nível inferior`,
    capBreach: (dimension, uncapped, level, needs) =>
      `${dimension}: pelas respostas, chegaria ao nível ${uncapped}, mas fica no ${level}: exige ${needs}`,
    need: (dimension, needs, has) => `${dimension} no nível ${needs} (está no ${has})`,
    roleGap: (gate, manager, practitioner) =>
      `${gate}: a gestão responde ${manager}, a área técnica responde ${practitioner}`,
    roleGapHidden: (gate, steps) =>
      `${gate}: a gestão e a área técnica estão a ${steps === 1 ? '1 grau' : `${steps} graus`} de distância`,
    stale: (gate, what) => `${gate}: a melhor evidência está vencida ("${what}")`,
    overUsed: (gates, what) =>
      `"${what}" é apresentada para comprovar ${gates}: critérios demais para uma só evidência`,
  },
  resolutions: { accepted: 'aceita', narrowed: 'escopo reduzido', disputed: 'contestada' },
  open: 'em aberto',

  ratings: { N: 'não atendido', P: 'em parte', L: 'em grande parte', F: 'plenamente' },
  grades: {
    said: 'apenas afirmação',
    shown: 'demonstração ao vivo',
    artefact: 'documento ou registro datado',
    measured: 'medição',
  },
  statuses: {
    answered: 'respondido',
    unknown: 'desconhecido',
    'not-applicable': 'não se aplica',
    unanswered: 'sem resposta',
    'not-asked': 'não perguntado',
  },
  votes: { unknown: 'não sei', na: 'N/A' },
  naReasons: {
    'out-of-scope': 'fora do escopo',
    'business-priority': 'prioridade do negócio',
    'architecture-constraint': 'restrição de arquitetura',
    other: 'outro motivo',
  },
  manager: 'gestão',
  practitioner: 'área técnica',
  consensus: 'consenso',
  disputed: 'com divergência',
  agreed: (answer, reason) => `resposta acordada ${answer}: ${reason}`,
  signSeen: (sign) => `ainda se percebe um sinal do nível 0 – ${sign}`,
  debts: (debts) => `pendência em ${debts}`,
  since: (gate, date) => `${gate} desde ${date}`,
  stale: 'vencida',
  named: 'citada, não verificada',
  countsAs: (grade) => `conta como ${grade}`,
  notCounted: 'de um tipo que este critério não aceita',
  notRateable: 'não avaliável: há critérios demais que não se aplicam',
  heldBy: (needs) => `limitada: exige ${needs}`,

  explain: {
    scale: 'Escala de respostas',
    why: 'Por que importa',
    convincing: 'O que convenceria quem duvida',
    accepted: (kinds, days) => `aceita-se: ${kinds}; validade de ${days} dias`,
    naAllowed: 'admite "não se aplica", com motivo, aprovador e data de expiração',
    naRefused: 'não admite "não se aplica"',
    requiredFrom: (level) => `exigido a partir do nível geral ${level}`,
    supporting: 'é perguntado e mostrado, mas nunca decide um nível',
    notRequired: 'não é exigido por nenhum nível geral: aprofunda a sua dimensão',
    holdsBack: (dimension, level) => `sem ele, ${dimension} fica abaixo do nível ${level}`,
    closedBy: 'Ações que fecham a lacuna',
    part: 'Influência no resultado',
    answered: (answers, middle) => `respostas: ${answers}; mediana inferior: ${middle}`,
    bySide: (managers, practitioners) => `gestão: ${managers}; área técnica: ${practitioners}`,
    rated: (declared, demonstrated) => `declarado: ${declared}; comprovado: ${demonstrated}`,
    capped: (grade, rating) => `a evidência disponível (${grade}) não leva o comprovado além de "${rating}"`,
    dimensionAt: (dimension, demonstrated, declared) =>
      `${dimension}: nível comprovado ${demonstrated}, declarado ${declared}`,
    dimensionNeeds: (level, gates) => `o seu nível ${level} exige ${gates}`,
    isBlocker: (level) => `é um dos critérios que impedem o nível geral ${level}`,
    effort: (effort, meaning) => `esforço ${effort}: ${meaning}`,
  },

  previous: {
    level: (before, after) =>
      before === after ? `Nível ${after}, como antes` : `Do nível ${before} para o nível ${after}`,
    split: (model, evidence, real) => `modelo ${model}, evidências ${evidence}, mudança real ${real}`,
    notAnswered: 'antes sem resposta',
    won: 'conquistado',
    lost: 'perdido',
    causes: { model: 'modelo', evidence: 'evidências', real: 'mudança real' },
    verdicts: { better: 'melhor', worse: 'pior', same: 'igual' },
    noGates: 'Nenhum critério foi conquistado nem perdido.',
    sideways:
      'Andar de lado: acrescentou-se controle, mas não visibilidade. O nível é o mesmo, e nenhum indicador de resultado melhorou.',
    modelMoved: (before, after) =>
      `O modelo passou de ${before} para ${after}; as respostas anteriores foram reavaliadas.`,
  },
  method: (tolerated) => [
    'Cada critério é classificado pela mediana inferior das respostas: 0 e 1, não atendido; 2, em parte; 3, em grande parte; 4, plenamente. Em nenhum ponto se calcula média.',
    'Declarado é o que dizem as respostas. Comprovado é o que as evidências sustentam: o que foi apenas afirmado vale menos, tanto menos quanto mais alto o nível.',
    `Uma dimensão alcança o nível mais alto cujos critérios, assim como todos os dos níveis abaixo, são atendidos pelo menos em grande parte; dos critérios abaixo, ${tolerated === 0 ? 'todos devem estar plenamente atendidos' : tolerated === 1 ? 'no máximo um pode não estar plenamente atendido' : `no máximo ${tolerated} podem não estar plenamente atendidos`}. Ela fica limitada enquanto outra dimensão da qual depende não alcança o nível exigido.`,
    'O nível geral é o mais alto cujo perfil exigido, assim como o de todos os níveis abaixo, é cumprido. O que se desconhece não cumpre nenhuma exigência, mas não conta como um não; o que não se aplica não soma nada.',
    'O progresso é a parcela do que o próximo nível acrescenta; cada critério conta conforme o seu atendimento: 0, 10, 33, 67 ou 100 centésimos para as respostas de 0 a 4, em relação a 67 quando se exige em grande parte e a 100 quando se exige plenamente.',
  ],
};
