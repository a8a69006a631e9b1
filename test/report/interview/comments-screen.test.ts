import { describe, expect, it } from 'vitest';
import { commentsScreen } from '../../../src/report/interview/comments-screen.ts';
import { afterKeys, discussionOf, drawn, words } from './interviews.ts';

const { standing } = discussionOf('en');

describe('commentsScreen(standing, words)', () => {
  it('shows all of them, without names', () => {
    expect(drawn(commentsScreen(standing, words.en))).toEqual([
      'Comments · DQ-2',
      '─'.repeat(80),
      '',
      '– nobody looks at the mainframe feed',
      '',
      '– the linter runs in every pipeline',
      '',
      '– the platform team gets a list of gaps every Monday',
      '',
      'Enter close  q close',
    ]);
  });

  it('loses nothing of a long one', () => {
    const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
    const screen = commentsScreen({ ...standing, comments: [long] }, words.en);
    const pages = Array.from({ length: 15 }, (_, at) =>
      screen.draw(at, { columns: 40, rows: 20 }, (_role, text) => text).join(' '),
    );
    for (const word of long.split(' ')) expect(pages.join(' ')).toMatch(new RegExp(`\\b${word}\\b`));
  });

  it.each(['enter', 'q', 'escape', 'c'])('%s closes it', (key) => {
    expect(afterKeys(commentsScreen(standing, words.en), [key])).toEqual({ done: { kind: 'close' } });
  });
});
