import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Answer, answersSchema, saidAnswer } from '../../src/maturity/answers.ts';
import { ladder } from '../maturity/ladder.ts';
import { type AtTerminal, atTerminal, sat, scoreIt, talkedAbout } from './at-terminal.ts';
import { answering, aurora, type Person, people, readHowTo, tellingMore } from './aurora.ts';
import type { Act } from './scripted.ts';
import { TODAY } from './seated.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-workshop-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const textOf = (name: string): string => readFileSync(at(name), 'utf8');
const answersOf = (name: string) => answersSchema.parse(parse(textOf(name)));

/** What follows from the answers, of an assessment that was printed as JSON. */
function resultOf({ stdout }: AtTerminal): object {
  const { placement, roadmap, gaps, patterns, target } = JSON.parse(stdout) as Record<string, unknown>;
  return { placement, roadmap, gaps, patterns, target };
}

const takingRole = (role: string): string => `#${ladder.roles.findIndex(({ id }) => id === role) + 1}`;
/** What the room says of each gate that comes up, and of each contradiction. */
const reasons = {
  'CTX-2': 'The rules cover the services, the queries do not.',
  'K2-RCA': 'Merging came with the product.',
  'K5-CTX-3c': 'The services count.',
  'K5-DQ-3': 'Two of us were not asked.',
};
const settling = (screen: string): readonly Act[] => {
  if (screen.includes('· K2-RCA\n')) return ['#1', { type: reasons['K2-RCA'] }, settling];
  if (screen.includes('· K5-CTX-3c\n')) return ['#2', { type: reasons['K5-CTX-3c'] }, settling];
  // By their own answers two practitioners were not asked DQ-3, so that one alone speaks for their side.
  if (screen.includes('· K5-DQ-3\n')) return ['#1', { type: reasons['K5-DQ-3'] }, settling];
  return ['#4', settling];
};

/** Evidence is typed by whoever has it. */
function withoutEvidence(answer: Answer | undefined): object {
  const { evidence: _, ...said } = saidAnswer(answer);
  return said;
}

function person(index: number): Person {
  return people[index]!;
}

/** Somebody answers in private, in a file of their own. */
function inPrivate(file: string, { name, role, answers }: Person, evidence = {}): Promise<AtTerminal> {
  const args = ['assess', '-a', at(file), '--respondent', name, '--role', role, '-q'];
  return atTerminal(args, [readHowTo, answering(answers, evidence), 'enter', scoreIt]);
}

describe('a workshop of five, each in private, who talk about what is disputed', () => {
  const sittings: Record<'ana' | 'bruno' | 'machine' | 'room', AtTerminal> = {} as never;
  let merged = '';

  beforeAll(async () => {
    sittings.ana = sat(await inPrivate('one.yaml', person(0), aurora.evidence ?? {}));
    sittings.bruno = sat(await inPrivate('two.yaml', person(1)));
    const [celia, davi, elena] = [person(2), person(3), person(4)];
    const whole = ['--client', 'Banco Aurora', '--scope', 'payments and cards', '--target', '3'];
    const enters = ({ name, role, answers }: Person): Act[] => [
      { type: name },
      takingRole(role),
      readHowTo,
      answering(answers),
    ];
    sittings.machine = sat(
      await atTerminal(
        ['assess', '-a', at('three.yaml'), ...whole, '-q'],
        [
          ...[...enters(celia), 'r enter', ...enters(davi), 'r enter', ...enters(elena)],
          ...[...tellingMore(aurora), 'enter', scoreIt],
        ],
      ),
    );
    const merge = ['--merge', at('three.yaml'), at('one.yaml'), at('two.yaml')];
    const look = (): readonly Act[] => {
      merged = textOf('bank.yaml');
      return [];
    };
    sittings.room = sat(
      await atTerminal(
        ['assess', '-a', at('bank.yaml'), ...merge, '-f', 'json'],
        [look, '#1', '3 enter', { type: reasons['CTX-2'] }, 's', '#1', settling],
      ),
    );
  });

  it('everybody typed what the file says, and nobody more than they were asked', () => {
    const { respondents } = answersOf('bank.yaml');
    expect(respondents.map(({ id, answers }) => [id, Object.keys(answers ?? {}).length])).toEqual([
      ['Célia Prado', 42],
      ['Davi Nunes', 44],
      ['Elena Rocha', 39],
      ['Ana Moreira', 44],
      ['Bruno Costa', 44],
    ]);
    for (const { id, role, answers } of respondents) {
      const one = people.find(({ name }) => name === id);
      expect(role).toBe(one?.role);
      for (const [gate, answer] of Object.entries(answers ?? {})) {
        expect(withoutEvidence(answer), `${id}, ${gate}`).toEqual(withoutEvidence(one?.answers[gate]));
      }
    }
  });

  it('the discussion leaves every first answer as it was, byte for byte', () => {
    expect(merged).toContain('respondents:');
    expect(textOf('bank.yaml').startsWith(merged)).toBe(true);
    expect(textOf('bank.yaml').slice(merged.length)).toBe(
      [
        'agreed:',
        '  CTX-2:',
        '    answer: 3',
        '    reason: The rules cover the services, the queries do not.',
        '    date: 2026-11-20',
        'contradictions:',
        '  K2-RCA:',
        '    resolution: accepted',
        '    reason: Merging came with the product.',
        '  K5-CTX-3c:',
        '    resolution: narrowed',
        '    reason: The services count.',
        '  K5-DQ-3:',
        '    resolution: accepted',
        '    reason: Two of us were not asked.',
        '',
      ].join('\n'),
    );
  });

  it('the disputed gates come up with the spread, the comments and how the two sides see it', () => {
    const shown = talkedAbout(sittings.room);
    expect(shown.map((screen) => screen.split('  ')[0])).toEqual([
      'Discussion 1/2 · CTX-2, level 2',
      'Discussion 1/2 · CTX-2, level 2',
      'Discussion 2/2 · DQ-1, level 1',
    ]);
    expect(shown[0]).toContain('  2  A part: up to 50%           ▪▪\n');
    expect(shown[0]).toContain("– The good queries are in three people's notes, not in the collection.");
    expect(shown[0]).toContain('Managers see it 2 steps above practitioners: 4 against 2');
  });

  it('the contradictions come up in the end, each once', () => {
    const asked = sittings.room.script.scenes.flatMap(
      ({ kind, screen }) =>
        (kind === 'screen' ? /^Contradiction (\S+ · \S+)\n/.exec(screen)?.[1] : undefined) ?? [],
    );
    expect([...new Set(asked)]).toEqual(
      ['K2-RCA', 'K3-AUT', 'K5-CTX-3c', 'K5-DQ-1', 'K5-DQ-3', 'K6-AUT-2'].map(
        (id, at) => `${at + 1}/6 · ${id}`,
      ),
    );
  });

  it('no screen shows a name: whoever is done is not offered to the next', () => {
    for (const { script } of Object.values(sittings)) {
      for (const { name } of people) {
        for (const { screen } of script.scenes) expect(screen).not.toContain(name);
      }
    }
    const asked = sittings.machine.script.scenes.filter(({ screen }) => screen.startsWith('Who answers?'));
    expect(asked.map(({ kind }) => kind)).toEqual(['field', 'field', 'field']);
    expect(sittings.room.script.scenes.length).toBeGreaterThan(10);
  });

  it('the screen is clear between two who answer in private', () => {
    const screens = sittings.machine.script.scenes.map(({ screen }) => screen);
    const handOver = screens.findIndex((screen) => screen.includes('Hand over the keyboard'));
    expect(screens[handOver - 1]).toMatch(/^Review/);
    expect(screens[handOver]).toBe(
      [
        'Thank you. Your answers are saved.',
        'They are shown together with those of the others, without names.',
        '',
        'The screen is clear. Hand over the keyboard.',
        '',
        '❯ 1  Press Enter when you sit here.',
        '',
        'Enter confirm',
      ].join('\n'),
    );
    expect(screens[handOver + 1]).toMatch(/^Who answers\?/);
  });

  it('is placed as the sample is, with the same gaps and the same roadmap', async () => {
    const sample = resultOf(await atTerminal(['assess', '--sample', '-f', 'json'], []));
    expect(resultOf(sittings.room)).toMatchObject(sample);
  });

  it('is what assess makes of the same file without asking', async () => {
    const again = sat(await atTerminal(['assess', '-a', at('bank.yaml'), '--no-input', '-f', 'json'], []));
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(sittings.room.stdout));
  });

  describe('and who sit down once more', () => {
    const approved = 'Leased capacity: nothing to tune until mid-2027.';
    const clocks = 'New services only; the card hosts are not among them.';
    let before = '';
    let second: AtTerminal;

    beforeAll(async () => {
      const look = (): readonly Act[] => {
        before = textOf('bank.yaml');
        return [];
      };
      second = sat(
        await atTerminal(
          ['assess', '-a', at('bank.yaml'), '--respondent', person(4).name, '-f', 'json'],
          [
            ...['g', { find: 'AUT-5b' }, '0 enter', 'enter', look, '#1'],
            ...['n enter enter enter', { type: approved }, '2 enter', { type: clocks }, '#1', settling],
          ],
        ),
      );
    });

    it('agree that a gate of which some say so is not applicable', () => {
      const { agreed } = answersOf('bank.yaml');
      const na = { reason: 'out-of-scope', approver: 'cio office', expires: '2027-06-30' };
      expect(agreed).toEqual({
        'CTX-2': { answer: 3, reason: reasons['CTX-2'], date: TODAY },
        'AUT-5b': { answer: 'na', reason: approved, na, date: TODAY },
        'DQ-1': { answer: 2, reason: clocks, date: TODAY },
      });
      const [split] = talkedAbout(second);
      expect(split).toMatch(/^Discussion 1\/2 · AUT-5b, level 5/);
      expect(split).toContain('n  not applicable   ▪▪▪▪');
    });

    it('leave every first answer as it was', () => {
      const firstAnswers = (text: string): string => text.slice(0, text.indexOf('\nsigns:'));
      expect(firstAnswers(textOf('bank.yaml'))).toBe(firstAnswers(before));
    });

    it('see no name beside an answer', () => {
      for (const { name } of people) expect(second.script.transcript()).not.toContain(name);
    });

    it('are placed as the file is', async () => {
      const again = sat(await atTerminal(['assess', '-a', at('bank.yaml'), '--no-input', '-f', 'json'], []));
      expect(JSON.parse(again.stdout)).toEqual(JSON.parse(second.stdout));
      const gate = (JSON.parse(second.stdout) as { gates: { id: string; status: string }[] }).gates.find(
        ({ id }) => id === 'AUT-5b',
      );
      expect(gate?.status).toBe('not-applicable');
    });

    it('validate says that file and log are whole', async () => {
      const { code, stdout, said } = await atTerminal(['validate', at('bank.yaml'), at('bank.yaml.log')], []);
      expect(code, said.join('\n')).toBe(0);
      expect(stdout + said.join('\n')).toContain('chain whole');
    });
  });
});
