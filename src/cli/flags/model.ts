import type { Flag } from '../flag.ts';

/** Of every command that scores answers. */
export const modelFlags: readonly Flag[] = [
  {
    flags: '--lang <LANGUAGE>',
    help: "en | pt-BR | ko, where the model speaks it (default: the model's own)",
    example: 'en',
  },
];

export const model = (help: string): Flag => ({
  flags: '--model <MODEL>',
  help,
  isPath: true,
  example: 'aiops-ladder',
});
