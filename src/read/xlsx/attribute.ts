/** The value of an attribute of a tag, as it is written; undefined where there is none. */
export function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*(["'])([^"']*)\\1`).exec(tag)?.[2];
}
