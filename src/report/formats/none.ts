import type { OutputFormat } from './format.ts';

/** Nothing: for a gate alone, or when every output goes to files. */
export const none: OutputFormat = {
  title: 'nothing; the verdict and the exit code still tell',
  render: () => [],
};
