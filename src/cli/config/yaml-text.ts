/** Words that YAML, or an older reader of it, takes for something else than a text. */
const taken = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const plain = /^[A-Za-z][\w./-]*$/;

/** A value on one line of YAML, in quotes where it must be. */
export function yamlText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlText).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const isNumber = value.trim() !== '' && String(Number(value)) === value && Number.isFinite(Number(value));
  return isNumber || (plain.test(value) && !taken.test(value)) ? value : JSON.stringify(value);
}
