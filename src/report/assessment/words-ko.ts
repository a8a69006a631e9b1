import type { AssessmentWords } from './words-en.ts';

/** Particles never follow a name or a number that may end either way; "단계", "%" and "명" always end alike. */
export const korean: AssessmentWords = {
  number: (value) => String(value),
  percent: (whole) => `${whole}%`,
  list: (names) => names.join(', '),
  andMore: (shown, more) => (more > 0 ? `${shown} 외 ${more}개` : shown),
  none: '없음',

  level: (level) => `${level}단계`,
  levelNamed: (level, name) => `${level}단계 · ${name}`,
  demonstrated: '검증됨',
  declared: '자가 응답',
  target: '목표',

  respondents: (count) => `응답자 ${count}명`,
  sides: (managers, practitioners) => `관리자 ${managers}명, 실무자 ${practitioners}명`,
  facilitator: '진행자',
  tooFew: (least, advised) =>
    `응답자가 ${least}명 미만이거나 역할이 한 가지뿐이어서, 한 사람의 견해에 따라 결과가 달라질 수 있다. 응답자는 ${advised}명을 권장한다.`,

  placement: (demonstrated, declared) =>
    declared > demonstrated
      ? `자가 응답은 ${declared}단계이고, 증빙으로 검증된 수준은 ${demonstrated}단계이다.`
      : `자가 응답은 ${declared}단계이며, 증빙을 반영해도 같은 단계이다.`,
  range: (low, high) =>
    low === high
      ? `알 수 없거나 이견이 있는 부분을 어떻게 보더라도 ${low}단계로 같다.`
      : `알 수 없거나 이견이 있는 부분을 감안하면 ${low}단계에서 ${high}단계 사이일 수 있다.`,
  confidence: (grade, isIndicative) => `신뢰도 ${grade}${isIndicative ? '(참고용)' : ''}`,
  confidenceWhy: (graded, unknown, disputed, open) =>
    `판정을 좌우하는 기준 가운데 날짜 있는 증빙을 갖춘 것 ${graded}, 모름 ${unknown}, 이견 있음 ${disputed}; 해소되지 않은 모순 ${open === 0 ? '없음' : `${open}건`}`,
  progress: (percent, towards) => `다음 단계(${towards}단계) 진척도 ${percent}`,
  blockedBy: (gates) => `남은 기준: ${gates}`,
  atTheTop: '모델의 최고 단계',
  withoutNotApplicable: (gates, demonstrated, declared) =>
    `해당 없음: ${gates}. '해당 없음'으로는 단계가 오르지 않는다. 이 기준을 빼고 보면 증빙으로 검증된 수준은 ${demonstrated}단계, 자가 응답은 ${declared}단계이다.`,
  claimedBeyond: (dimensions) => `자가 응답이 검증된 수준보다 높은 영역: ${dimensions}.`,
  dimensionWithoutNa: (level) => `'해당 없음'을 빼고 보면 ${level}단계`,

  headings: {
    assessment: '성숙도 진단',
    profile: '영역별 수준',
    strengths: '강점',
    blockers: '다음 단계까지 남은 기준',
    thisQuarter: '이번 분기에 할 일',
    doNotStart: '아직 착수하지 않을 과제',
    flips: '판정이 달라질 수 있는 경우',
    contradictions: '해소할 모순',
    patterns: '함께 짚어 볼 패턴',
    measures: '단계와 함께 보는 성과 지표',
    gaps: '목표와의 격차',
    roadmap: '이행 로드맵',
    gates: '기준별 결과',
    signs: '지금의 모습(0단계)',
    gatesMoved: '새로 충족되거나 미충족으로 바뀐 기준',
    measuresMoved: '지표',
    previous: '지난 진단 이후의 변화',
    method: '판정 방법',
  },
  columns: {
    dimension: '영역',
    gate: '기준',
    level: '단계',
    declared: '자가 응답',
    demonstrated: '검증됨',
    target: '목표',
    low: '하한',
    high: '상한',
    answers: '응답',
    evidence: '증빙',
    comments: '의견',
    gap: '격차',
    measure: '지표',
    today: '현재',
    before: '이전',
    after: '이번',
    change: '변화',
    causes: '요인',
    meaning: '내용',
    distribution: '진단 단위의 분포',
  },
  overall: '종합',
  rollup: (units, share) =>
    `핵심 서비스의 ${share} 이상을 맡은 진단 단위들이 도달한 가장 높은 단계이다(진단 단위 총 ${units}개). 단계를 평균하는 일은 없다.`,
  shareAt: (share, level) => `${level}단계 ${share}`,

  legend: '검증됨 █  자가 응답 ▒  목표 |',
  strength: (isShown, grade) => (isShown ? `근거: ${grade}` : '자가 응답, 검증 전'),
  noStrengths: '갖추었다고 답한 기준은 아직 없다. 현재 모습을 함께 점검한 것이 첫걸음이다.',
  gapKinds: {
    build: '구축 필요',
    finish: '보완 필요',
    prove: '입증 필요: 응답을 뒷받침할 증빙 부족',
    'find-out': '파악 필요: 현재로서는 알 수 없음',
  },
  toProve: (gates) =>
    `이미 갖추었다고 답한 기준부터 증빙으로 확인한다: ${gates}. 날짜와 책임자(owner)가 있는 문서나 기록 하나면 충분하다.`,
  toFindOut: (gates) => `확실히 알려지지 않은 기준은 사실 파악부터 한다: ${gates}.`,
  wave: (wave) => `${wave}차 이행`,
  nothingToDo: '목표까지 남은 격차 없음.',
  unplanned: (gates) => `모델의 이행 과제만으로는 충족되지 않는 기준: ${gates}.`,
  effort: { S: '소', M: '중', L: '대' },
  effortMeaning: { S: '2주 이내', M: '한 분기 이내', L: '한 분기 초과' },
  owner: '주관',
  effortLabel: '공수',
  closes: '충족되는 기준',
  prepares: '기반이 마련되는 기준',
  after: '선행 과제',
  outcome: '기대 성과',
  from: (baseline, target) => `${baseline} → ${target}`,
  notMeasured: '미측정',
  noTarget: '목표 미정',
  risk: '리스크',
  guard: '안전장치',
  done: '완료 조건',
  checks: '확인 지표',
  doNotStart: (title, missing) => `${title} (먼저 할 과제: ${missing})`,
  nothingHeld: '착수를 미룰 과제 없음.',

  flips: {
    evidence: (gates, level) => `증빙이 확인되면 ${level}단계로 검증됨: ${gates}`,
    answer: (gates, level) => `모르던 사실이 파악되면 ${level}단계로 검증될 수 있음: ${gates}`,
    agreement: (gates, level) => `이견이 좁혀지면 ${level}단계로 검증될 수 있음: ${gates}`,
    work: (gates, level) => `기준 하나만 대체로 충족되어도 ${level}단계가 됨: ${gates}`,
    loss: (gates, level) => `기준 하나가 한 등급만 낮아져도 ${level}단계가 됨: ${gates}`,
  },
  noFlips: '기준 하나로는 판정이 달라지지 않으며, 여러 기준이 함께 바뀌어야 함.',

  contradictions: {
    ladderSkip: (dimension, met, unmet) =>
      `${dimension}: 상위 기준 충족(${met}), 하위 기준 미충족(${unmet})으로 응답됨`,
    capBreach: (dimension, uncapped, level, needs) =>
      `${dimension}: 응답으로는 ${uncapped}단계이나 ${level}단계로 제한됨. 필요한 수준: ${needs}`,
    need: (dimension, needs, has) => `${dimension} ${needs}단계(현재 ${has}단계)`,
    roleGap: (gate, manager, practitioner) =>
      `${gate}: 관리자 응답은 ${manager}, 실무자 응답은 ${practitioner}`,
    stale: (gate, what) => `${gate}: 가장 강한 증빙("${what}")의 유효 기간이 지남`,
    overUsed: (gates, what) => `"${what}": 증빙 하나에 너무 많은 기준이 걸려 있음(${gates})`,
  },
  resolutions: { accepted: '수용', narrowed: '범위 축소', disputed: '이견 유지' },
  open: '미해소',

  ratings: { N: '미충족', P: '부분 충족', L: '대체로 충족', F: '완전 충족' },
  grades: { said: '진술', shown: '현장 시연', artefact: '날짜 있는 문서·기록', measured: '측정값' },
  statuses: {
    answered: '응답함',
    unknown: '모름',
    'not-applicable': '해당 없음',
    unanswered: '미응답',
    'not-asked': '질문하지 않음',
  },
  votes: { unknown: '모름', na: 'N/A' },
  naReasons: {
    'out-of-scope': '범위 밖',
    'business-priority': '사업 우선순위',
    'architecture-constraint': '아키텍처 제약',
    other: '기타',
  },
  manager: '관리자',
  practitioner: '실무자',
  consensus: '합의도',
  disputed: '이견 있음',
  agreed: (answer, reason) => `합의한 응답 ${answer}: ${reason}`,
  debts: (debts) => `보완이 남은 기준 ${debts}`,
  since: (gate, date) => `${gate}(${date}부터)`,
  stale: '유효 기간 지남',
  notCounted: '이 기준에서 인정되지 않는 종류의 증빙',
  notRateable: "판정 불가: '해당 없음'의 비중이 너무 큼",
  heldBy: (needs) => `단계가 제한됨, 필요한 수준 ${needs}`,

  explain: {
    scale: '응답 척도',
    why: '묻는 이유',
    convincing: '납득할 만한 증빙',
    accepted: (kinds, days) => `인정되는 증빙: ${kinds}; 유효 기간 ${days}일`,
    naAllowed: "'해당 없음' 가능(사유, 승인자, 종료일 필요)",
    naRefused: "'해당 없음' 불가",
    requiredFrom: (level) => `종합 ${level}단계부터 필수`,
    notRequired: '종합 단계의 필수 기준은 아니며, 해당 영역의 수준을 높임',
    holdsBack: (dimension, level) => `충족되지 않으면 ${dimension} 영역은 ${level}단계에 이르지 못함`,
    closedBy: '이 기준을 충족하는 이행 과제',
    part: '판정에서의 역할',
    answered: (answers, middle) => `응답: ${answers}; 하위 중앙값: ${middle}`,
    bySide: (managers, practitioners) => `관리자: ${managers}; 실무자: ${practitioners}`,
    rated: (declared, demonstrated) => `자가 응답: ${declared}; 검증됨: ${demonstrated}`,
    capped: (grade, rating) => `현재 증빙(${grade})으로는 '${rating}'까지만 인정됨`,
    dimensionAt: (dimension, demonstrated, declared) =>
      `${dimension} 영역의 현재 수준: 검증됨 ${demonstrated}단계, 자가 응답 ${declared}단계`,
    isBlocker: (level) => `종합 ${level}단계까지 남은 기준 가운데 하나임`,
    effort: (effort, meaning) => `공수 ${effort}: ${meaning}`,
  },

  previous: {
    level: (before, after) =>
      before === after ? `${after}단계, 이전과 같음` : `${before}단계에서 ${after}단계로 변동`,
    split: (model, evidence, real) => `요인별로 모델 ${model}, 증빙 ${evidence}, 실제 변화 ${real}`,
    won: '새로 충족',
    lost: '미충족으로 바뀜',
    causes: { model: '모델', evidence: '증빙', real: '실제 변화' },
    verdicts: { better: '개선', worse: '악화', same: '동일' },
    noGates: '충족 여부가 바뀐 기준 없음.',
    sideways:
      '제자리 절차화(옆걸음): 통제는 늘었지만 가시성은 늘지 않았다. 단계는 그대로이고, 나아진 성과 지표도 없다.',
    modelMoved: (before, after) => `모델 변경: ${before} → ${after}. 이전 응답도 새 모델로 다시 판정하였다.`,
  },
  method: [
    '각 기준은 응답의 하위 중앙값으로 판정한다. 0과 1은 미충족, 2는 부분 충족, 3은 대체로 충족, 4는 완전 충족이다. 평균은 어디에도 쓰지 않는다.',
    "'자가 응답'은 응답 그대로의 수준이고, '검증됨'은 증빙이 뒷받침하는 수준이다. 진술만 있는 내용은 낮추어 반영하며, 3단계 이상의 기준에서는 더 낮추어 반영한다.",
    '영역의 수준은 그 단계와 그 아래 단계의 기준이 모두 대체로 충족 이상이고, 아래 단계의 기준이 하나를 제외하고 모두 완전 충족인 가장 높은 단계이다. 필요한 다른 영역이 요구 수준에 이르지 못하면 그때까지 단계가 제한된다.',
    "종합 단계는 그 단계와 그 아래 모든 단계가 요구하는 영역별 수준을 충족하는 가장 높은 단계이다. '모름'은 충족으로 인정되지 않지만 '아니요'로 집계되지도 않으며, '해당 없음'으로는 단계가 오르지 않는다.",
  ],
};
