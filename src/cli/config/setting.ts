/** What an option is set to: switches are true or false, counts are numbers, all else is as it would be typed. */
export type SettingValue = string | number | boolean | readonly string[];

/** A value of an option, and who said it. */
export interface Setting {
  readonly value: SettingValue;
  /** Where it is said: `aiops.yaml:4:12`, `AIOPS_FAIL_ON`, `--fail-on`, `default`. */
  readonly place: string;
  /** The same for each item of a list that stands in a file. */
  readonly places?: readonly string[];
  readonly from: 'typed' | 'environment' | 'file' | 'default';
}

/** Settings by the names of their keys, as one source has them. */
export type Settings = ReadonlyMap<string, Setting>;

/** Thresholds that a configuration has for assessments, where a command judges findings as well. */
export const ASSESSMENT_THRESHOLD = 'assessment_threshold';
