import { describe, expect, it } from 'vitest';
import { type Questionnaire, questionnaireSchema } from '../../src/maturity/questionnaire.ts';
import { questionnaireProblems } from '../../src/maturity/questionnaire-check.ts';
import { ladder } from './ladder.ts';
import { smallQuestionnaire } from './small-questionnaire.ts';

/** A copy that may be spoilt. */
const spoilt = (spoil: (model: Questionnaire) => void): Questionnaire => {
  const copy = structuredClone(smallQuestionnaire);
  spoil(copy);
  return copy;
};

describe('questionnaireProblems(model)', () => {
  it.each([
    ['the bundled ladder', ladder],
    ['a small model', smallQuestionnaire],
  ])('%s has none', (_, model) => {
    expect(questionnaireProblems(model)).toEqual([]);
  });

  it.each<[string, (model: Questionnaire) => void, string]>([
    [
      'an id twice',
      (model) => {
        model.criteria[1]!.id = 'COL-1';
      },
      'id-repeated criteria/1/id: the id "COL-1" is there twice',
    ],
    [
      'a gate and an action of one name',
      (model) => {
        model.actions[0]!.id = 'COL-1';
      },
      'id-repeated actions/0/id: the id "COL-1" is there twice',
    ],
    [
      'a dimension that is not there',
      (model) => {
        model.criteria[0]!.dimension = 'COLL';
      },
      'reference-unknown criteria/0/dimension: there is no dimension "COLL"',
    ],
    [
      'a scale that is not there',
      (model) => {
        model.criteria[0]!.scale = 'coverag';
      },
      'reference-unknown criteria/0/scale: there is no scale "coverag"',
    ],
    [
      'a level that is not there',
      (model) => {
        model.criteria[0]!.level = 7;
      },
      'reference-unknown criteria/0/level: there is no level "7"',
    ],
    [
      'an action that closes nothing known',
      (model) => {
        model.actions[0]!.closes = ['COL-9'];
      },
      'reference-unknown actions/0/closes/0: there is no gate "COL-9"',
    ],
    [
      'an action after one that is not there',
      (model) => {
        model.actions[0]!.after = ['A99'];
      },
      'reference-unknown actions/0/after/0: there is no action "A99"',
    ],
    [
      'a measure that is not there',
      (model) => {
        model.actions[0]!.outcome.measure = 'mtt';
      },
      'reference-unknown actions/0/outcome/measure: there is no measure "mtt"',
    ],
    [
      'a profile of a dimension that is not there',
      (model) => {
        model.placement.profile['1'] = { XYZ: 1 };
      },
      'reference-unknown placement/profile/1/XYZ: there is no dimension "XYZ"',
    ],
    [
      'a cap of one',
      (model) => {
        model.placement.caps = [{ dimension: 'COL', from: 2, needs: { ZZ: 1 } }];
      },
      'reference-unknown placement/caps/0/needs/ZZ: there is no dimension "ZZ"',
    ],
    [
      'a profile beyond the gates',
      (model) => {
        model.placement.profile['2'] = { COL: 3 };
      },
      'profile-unreachable placement/profile/2/COL: level 2 requires COL 3, and COL ends at 2',
    ],
    [
      'a profile that a cap forbids',
      (model) => {
        model.placement.caps = [{ dimension: 'COL', from: 2, needs: { DQ: 2 } }];
        model.placement.profile['2'] = { COL: 2, DQ: 1 };
      },
      'profile-unreachable placement/profile/2/DQ: level 2 requires DQ 1, and a cap or a lower level asks for DQ 2',
    ],
    [
      'a level without a profile',
      (model) => {
        delete model.placement.profile['1'];
      },
      'profile-hole placement/profile: level 1 has no profile: nobody could reach it',
    ],
    [
      'a level without a gate',
      (model) => {
        model.criteria = model.criteria.filter(({ id }) => id !== 'COL-1');
        model.actions.forEach((action) => {
          action.closes = ['COL-2'];
        });
      },
      'level-without-gate dimensions/0: COL has no gate at level 1, and one at level 2',
    ],
    [
      'levels with a hole',
      (model) => {
        model.levels = [model.levels[0]!, { ...model.levels[1]!, level: 2 }];
        for (const gate of model.criteria) gate.level = 2;
        model.placement.profile = {};
      },
      'levels levels: levels are 0, 2',
    ],
  ])('%s', (_, spoil, told) => {
    const lines = questionnaireProblems(spoilt(spoil)).map(
      ({ code, path, what }) => `${code} ${path.join('/')}: ${what}`,
    );
    expect(lines).toContain(told);
  });

  it('evidence caps that stand on their head', () => {
    const model = spoilt(({ placement }) => {
      placement.evidence.caps = { said: {}, shown: { '1': 'P' } };
    });
    expect(questionnaireProblems(model)[0]).toMatchObject({
      path: ['placement', 'evidence', 'caps', 'shown', '1'],
      what: 'at level 1 what was shown live counts for less (P) than what was said (no cap)',
    });
  });

  it('actions that wait for one another', () => {
    const model = spoilt(({ actions }) => {
      actions[0]!.after = [actions[1]!.id];
      actions[1]!.after = [actions[0]!.id];
    });
    const [first, second] = smallQuestionnaire.actions.map(({ id }) => id);
    expect(questionnaireProblems(model)[0]).toMatchObject({
      code: 'actions-cyclic',
      path: ['actions', 0, 'after'],
      what: `actions wait for one another: ${first} after ${second} after ${first}`,
    });
  });

  it('a gate of the highest profile that no action closes', () => {
    const model = spoilt(({ actions }) => {
      for (const action of actions) action.closes = action.closes.filter((gate) => gate !== 'COL-1');
      for (const action of actions) if (action.closes.length === 0) action.closes = ['COL-2'];
    });
    expect(questionnaireProblems(model)).toContainEqual({
      code: 'gate-without-action',
      path: ['criteria', 0],
      what: 'no action closes the gate COL-1, which the highest profile requires',
      fix: 'name COL-1 in "closes" of an action',
    });
  });

  it('the ladder has what it promises: 54 gates, 10 signs, 32 actions, all texts of a gate', () => {
    expect([ladder.criteria.length, ladder.signs.length, ladder.actions.length]).toEqual([54, 10, 32]);
    expect(
      ladder.criteria.every(
        ({ gate, why, evidence }) => gate && why !== undefined && evidence.examples !== undefined,
      ),
    ).toBe(true);
    expect(ladder.criteria.filter(({ evidence }) => evidence.checks.length > 0)).toHaveLength(25);
  });

  it('every gate of the ladder is a block entry that begins with its id', async () => {
    const { readFile } = await import('node:fs/promises');
    const text = await readFile(new URL('../../questionnaires/aiops-ladder.yaml', import.meta.url), 'utf8');
    const block = text.slice(text.indexOf('\ncriteria:\n'), text.indexOf('\nplacement:\n'));
    expect([...block.matchAll(/^ {2}- id: ([A-Z]+-\d[a-c]?)$/gm)].map(([, id]) => id)).toEqual(
      ladder.criteria.map(({ id }) => id),
    );
  });

  it('questionnaireSchema refuses an id that every mapping has', () => {
    const [first, ...rest] = smallQuestionnaire.criteria;
    const criteria = [{ ...first, id: 'constructor' }, ...rest];
    const { error } = questionnaireSchema.safeParse({ ...smallQuestionnaire, criteria });
    expect(error?.issues.map(({ path, message }) => [path.join('/'), message])).toEqual([
      ['criteria/0/id', 'is taken: every mapping has a key of this name'],
    ]);
  });

  it('questionnaireSchema refuses a key that it does not know', () => {
    expect(questionnaireSchema.safeParse({ ...smallQuestionnaire, levle: 1 }).success).toBe(false);
  });
});
