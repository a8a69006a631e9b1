import type { InterviewWords } from './words-en.ts';

/** What a sitting says in Brazilian Portuguese; a criterion is masculine, an answer feminine. */
export const brazilian: InterviewWords = {
  number: (value) => value.toLocaleString('pt-BR', { maximumFractionDigits: 20 }),
  list: (names) => names.join(', '),
  more: (count) => `mais ${count}`,

  counted: (gates, of) => `${gates} de ${of}`,
  level: (level) => `nível ${level}`,
  saved: 'salvo',
  recovered: (gate) => `a resposta a ${gate} foi concluída a partir do registro`,

  answers: { unknown: 'não sei', na: 'não se aplica', none: 'sem resposta' },
  naReasons: {
    'out-of-scope': 'fora do escopo',
    'business-priority': 'prioridade do negócio',
    'architecture-constraint': 'restrição de arquitetura',
    other: 'outro motivo',
  },
  evidenceKinds: { demo: 'mostrado ao vivo', artefact: 'documento ou registro', link: 'link' },
  notApplicable: (reason, expires) => `não se aplica (${reason}, até ${expires})`,

  keys: {
    readComments: 'ler todos os comentários',
    tick: 'marcar',
    find: 'digite para procurar',
    choose: 'escolher',
    confirm: 'confirmar',
    back: 'voltar',
    skip: 'pular',
    unknown: 'não sei',
    na: 'não se aplica',
    naShort: 'N/A',
    evidence: 'evidência',
    comment: 'comentário',
    help: 'ajuda',
    goTo: 'ir para',
    quit: 'salvar e sair',
    quitShort: 'sair',
    next: 'próxima página',
    previous: 'página anterior',
    close: 'fechar',
    begin: 'começar',
    leave: 'sair',
    cancel: 'voltar',
    agree: 'acordar esta resposta',
    leaveOpen: 'deixar em aberto',
    firstOpen: 'ir para o primeiro em aberto',
    firstOpenShort: 'primeiro em aberto',
    score: 'calcular o resultado',
    scoreNow: 'calcular com o que há; o que está em aberto conta como desconhecido',
    scoreNowShort: 'calcular já',
    nextRespondent: 'próximo respondente',
    more: 'sinais, indicadores, padrões',
    how: 'como responder',
  },

  question: {
    lastTime: (date) => `da última vez (${date})`,
    lastTimeShort: 'última vez',
    lastTimeWas: (date, answer) => `Da última vez (${date}): ${answer}`,
    needed: (level) => `necessário para o alvo, nível ${level}`,
    neededShort: 'alvo',
    neededIs: (level, score) => `Necessário para o alvo, nível ${level}: ${score} ou mais`,
    standing: 'sua resposta',
    standingIs: (answer) => `Sua resposta: ${answer}`,
    why: (text) => `Se não: ${text}`,
    evidence: (piece) => `Evidência: ${piece}`,
    comment: (text) => `Comentário: ${text}`,
    chooseFirst: 'escolha primeiro de 0 a 4',
    neverNa: 'isto se aplica a toda organização: escolha de 0 a 4, ou u',
  },

  help: {
    title: 'Ajuda',
    why: 'Por que importa: o que dá errado quando não é assim',
    answers: 'O que significam as cinco respostas',
    convincing: 'O que convenceria quem duvida',
    accepts: (kinds, days) => `Aceita-se: ${kinds}; validade de ${days} dias.`,
    acceptedKinds: {
      demo: 'demonstração ao vivo',
      artefact: 'documento ou registro com data e responsável',
      measured: 'medição',
    },
    naAllowed: 'Aqui se admite "não se aplica", com motivo, aprovador e data de expiração.',
    naRefused: 'Aqui não se admite "não se aplica": vale para toda organização.',
    levelLooks: (level, name) => `Como é o nível ${level}: ${name}`,
    levelNext: (text) => `E o passo seguinte: ${text}`,
    between: 'Como responder entre duas âncoras',
    betweenText:
      'Escolha a menor. Responda sobre os serviços do escopo como funcionam hoje, não como estão planejados, e escreva o resto em um comentário. Se você não souber, diga: essa resposta nunca conta como um não.',
    keys: 'O que fazem as teclas',
  },
  howTo: { title: 'Como responder' },

  review: {
    title: 'Revisão',
    legend: '0–4 resposta; ? não sei; n/a não se aplica; – em aberto; · não perguntado',
    counts: (answered, unknown, na) =>
      `${answered} com resposta de 0 a 4 · ${unknown} não sei · ${na} não se aplica`,
    left: (open, notAsked) =>
      `${open} em aberto · ${notAsked} ${notAsked === 1 ? 'não perguntado' : 'não perguntados'}`,
    respondents: (count) =>
      count === 1 ? '1 respondente neste arquivo' : `${count} respondentes neste arquivo`,
    complete: 'Não há nada em aberto.',
  },

  discussion: {
    title: (at, of) => `Discussão ${at}/${of}`,
    range: (range, consensus) => `amplitude ${range}, consenso ${consensus}`,
    asItStands: (answer) => `por enquanto: ${answer}`,
    roleGap: (steps, isAbove, manager, practitioner) =>
      `A gestão responde ${steps === 1 ? '1 grau' : `${steps} graus`} ${isAbove ? 'acima' : 'abaixo'} da área técnica: ${manager} contra ${practitioner}`,
    roleGapHidden: (steps) =>
      `A gestão e a área técnica estão a ${steps === 1 ? '1 grau' : `${steps} graus`} de distância`,
    commentsCounted: (count) => `Comentários: ${count}`,
    comments: 'Comentários',
    evidence: (pieces) => (pieces === 1 ? '1 evidência' : `${pieces} evidências`),
    agreed: (answer, reason) => `Resposta acordada ${answer}: ${reason}`,
  },

  who: {
    heading: 'Quem responde?',
    somebodyElse: 'outra pessoa',
    name: 'Seu nome ou sigla',
    nameHint: 'nome ou sigla; nunca aparece ao lado de uma resposta',
    role: 'Qual é o seu papel?',
    client: 'Cliente',
    scope: 'Escopo',
    scopeHint: 'os serviços avaliados, e quais deles são críticos',
    facilitator: 'Facilitação',
  },
  na: {
    heading: 'Por que não se aplica?',
    approver: 'Quem aprova?',
    expires: 'Até quando?',
    expiresHint: 'uma data como 2027-06-30, posterior a hoje',
  },
  evidence: {
    heading: 'Que tipo de evidência?',
    kinds: {
      demo: 'mostrado ao vivo na sessão',
      artefact: 'documento ou registro com data e responsável',
      link: 'link, citado mas não verificado',
    },
    accepts: (kinds) => `Este critério aceita: ${kinds}`,
    what: 'O que é?',
    date: 'Data',
    dateHint: 'uma data como 2026-11-02',
    owner: 'Responsável',
    link: 'Link',
    optional: 'pode ficar em branco',
  },
  comment: 'Comentário',
  typing: 'Enter confirma, Esc volta',
  typedAlready: 'Esc de novo volta sem gravar; Enter grava',
  commentHint: 'mostrado ao grupo sem o seu nome',
  firstQuestion: 'este é o primeiro',
  notAskedBeyond: (dimension, gates) =>
    `${dimension}: ${gates === 1 ? '1 critério' : `${gates} critérios`} acima de dois níveis não atendidos ${gates === 1 ? 'fica' : 'ficam'} de fora`,
  agreementReason: 'Por que o grupo concorda com isto?',
  goTo: 'Ir para qual critério?',
  goToEntry: (gate, answer, text) =>
    `${gate}  [${answer === null ? '–' : typeof answer === 'number' ? answer : brazilian.answers[answer]}]  ${text}`,
  nothingFound: 'nada encontrado',

  checks: {
    required: 'é preciso preencher',
    date: 'escreva uma data como 2026-11-21',
    dateAhead: 'a data deve ser posterior a hoje',
    dateTooLate: 'a data não pode ser posterior ao diagnóstico',
    number: 'escreva um número como 12,5',
    taken: 'outra pessoa já usa este nome',
  },

  changedMeanwhile: 'outra pessoa mudou esta resposta enquanto isso; o que ela escreveu ao lado permanece',
  inLogAlone: (change) =>
    `ainda não está no arquivo: ${change}; será incluído quando o arquivo for aberto de novo`,
  notSaved: 'Isto ainda não foi salvo.',
  tryAgain: 'tentar de novo',
  leaveUnsaved: 'sair sem salvar isto',
  handOver: {
    text: 'A tela está limpa. Passe o teclado.',
    enter: 'Pressione Enter quando estiver aqui.',
  },
  thanks: {
    text: 'Obrigado. Suas respostas estão salvas.',
    hint: 'Elas são mostradas junto com as dos outros, sem nomes.',
  },
  left: (answered, of, path, command) => [
    `Respostas salvas em ${path}: ${answered} de ${of}.`,
    `Para continuar: ${command}`,
  ],

  leftBetween: (path, command) => [`Salvo em ${path}.`, `Para continuar: ${command}`],
  leftTalking: (gates, contradictions, path, command) => [
    `Salvo em ${path}; ainda por discutir: ${gates} ${gates === 1 ? 'critério' : 'critérios'}, ${contradictions} ${contradictions === 1 ? 'contradição' : 'contradições'}.`,
    `Para continuar: ${command}`,
  ],
  dated: {
    heading: (date, today) => `Este diagnóstico é de ${date}, e hoje é ${today}.`,
    keep: 'manter a data: contam as evidências até esse dia',
    move: 'passar para hoje',
  },
  lock: {
    held: (by, moment, pid, host) => `${by} o mantém desde ${moment} UTC (processo ${pid} em ${host}).`,
    heldBySomebody: 'Não se sabe quem era.',
    heading: 'Alguém deixou este arquivo sem fechá-lo.',
    text: 'O processo dessa pessoa terminou ou há tempo não dá sinal. O que ela respondeu está salvo.',
    asked: 'O que fazer?',
    takeOver: 'assumir o arquivo',
    leave: 'deixar como está',
  },
  disputed: (gates) =>
    gates === 1 ? 'As respostas a 1 critério divergem.' : `As respostas a ${gates} critérios divergem.`,
  contradicting: (count) =>
    count === 1 ? 'Há 1 contradição em aberto.' : `Há ${count} contradições em aberto.`,
  offer: { discuss: 'discutir agora', score: 'calcular o resultado com o que há' },

  whole: {
    heading: 'Para o arquivo inteiro',
    signs: 'Quais destes sinais você reconhece?',
    measures: 'O que se mede hoje?',
    measuresHint: 'um número; em branco se não for conhecido',
    patterns: 'Quais destes padrões você já viu?',
    leaveOpen: 'deixar em aberto',
  },
  contradictions: {
    title: (at, of, id) => `Contradição ${at}/${of} · ${id}`,
    heading: 'O que fazer com isto?',
    accepted: 'aceitar: é assim mesmo',
    narrowed: 'reduzir o escopo: vale para uma parte',
    disputed: 'contestar: não é assim',
    rest: 'deixar em aberto esta e todas as seguintes',
    reason: 'Por quê?',
  },
};
