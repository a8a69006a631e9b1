import { picture } from '../picture/picture.ts';
import type { OutputFormat } from './format.ts';

/** The series with findings, taken apart, as a picture that needs nothing beside itself. */
export const svg: OutputFormat = {
  title: 'a picture: trend, seasons, remainder of the worst series',
  render: ({ result }, { tz }) => picture(result, tz),
};
