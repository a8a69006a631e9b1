import { z } from 'zod';
import type { DocumentPath } from './located.ts';

/** As much of JSON Schema as tells which keys a mapping may have. */
interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
}

/** What a schema expects at one place of a document: which keys it knows, its errors do not tell. */
export class SchemaShape {
  readonly #schema: JsonSchema;
  readonly #root: JsonSchema;

  private constructor(schema: JsonSchema, root: JsonSchema) {
    this.#schema = schema;
    this.#root = root;
  }

  static of(schema: z.ZodType): SchemaShape {
    const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    return new SchemaShape(root, root);
  }

  /** The shape of what stands at a path from here; where several may, all of them. */
  below(path: DocumentPath): SchemaShape {
    let schemas = [this.#schema];
    for (const step of path) schemas = schemas.flatMap((schema) => this.#oneBelow(schema, step));
    const [only, ...others] = schemas;
    return this.#with(only !== undefined && others.length === 0 ? only : { anyOf: schemas });
  }

  /** The shape of one branch of a union of `count`, which may stand inside one of "or nothing". */
  branch(index: number, count: number): SchemaShape {
    const unions = this.#alternatives(this.#schema).map(({ anyOf, oneOf }) => anyOf ?? oneOf ?? []);
    return this.#with(unions.find(({ length }) => length === count)?.[index] ?? this.#schema);
  }

  /** The keys that a mapping may have; of several shapes, those that it has all required keys of. */
  keysOf(mapping: object): string[] {
    const all = this.#alternatives(this.#schema);
    const likely = all.filter(({ required = [] }) => required.every((key) => Object.hasOwn(mapping, key)));
    const names = namesIn(likely);
    return names.length > 0 ? names : namesIn(all);
  }

  #with(schema: JsonSchema): SchemaShape {
    return new SchemaShape(schema, this.#root);
  }

  #oneBelow(schema: JsonSchema, step: PropertyKey): JsonSchema[] {
    return this.#alternatives(schema).flatMap((alternative) => {
      const found = typeof step === 'number' ? itemIn(alternative, step) : valueIn(alternative, String(step));
      return typeof found === 'object' ? [found] : [];
    });
  }

  /** A schema without references and unions: all that it may stand for. */
  #alternatives(schema: JsonSchema): JsonSchema[] {
    const resolved = this.#resolved(schema);
    const { anyOf = [], oneOf = [], allOf = [] } = resolved;
    return [resolved, ...[...anyOf, ...oneOf, ...allOf].flatMap((one) => this.#alternatives(one))];
  }

  #resolved({ $ref, ...schema }: JsonSchema): JsonSchema {
    if ($ref === undefined) return schema;
    const name = /^#\/\$defs\/(.+)$/.exec($ref)?.[1];
    const target = name === undefined ? this.#root : this.#root.$defs?.[name];
    return target === undefined ? {} : this.#resolved(target);
  }
}

function itemIn({ prefixItems, items }: JsonSchema, index: number): JsonSchema | boolean | undefined {
  return prefixItems?.[index] ?? items;
}

function valueIn({ properties = {}, additionalProperties }: JsonSchema, key: string) {
  return Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

function namesIn(schemas: readonly JsonSchema[]): string[] {
  return [...new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)))];
}
