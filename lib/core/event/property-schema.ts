import * as z from 'zod';
import { Json } from '../json.ts';

const JSON_TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;
const JsonType = z.enum(JSON_TYPES);

/** Formats that are checked, and none besides: one that is not known would be taken for granted. */
const FORMATS = ['date-time', 'date', 'time', 'email', 'uri', 'uuid'] as const;

const count = z.int().min(0);

/**
 * JSON Schema (draft 2020-12) as far as the properties of an event need it: without references, so that every check ends, and
 * without keywords that nobody would look for in an event. What is not known is a mistake and not, as in JSON Schema,
 * ignored.
 */
export const PropertySchema = z
  .strictObject({
    type: z.union([JsonType, z.array(JsonType).min(1)]).optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    examples: z.array(Json).optional(),
    deprecated: z.boolean().optional(),
    enum: z.array(Json).min(1).optional(),
    const: Json.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
    multipleOf: z.number().positive().optional(),
    minLength: count.optional(),
    maxLength: count.optional(),
    pattern: z.string().optional().describe('a regular expression that is found in the text'),
    format: z.enum(FORMATS).optional(),
    get properties() {
      return z.record(z.string(), PropertySchema).optional();
    },
    required: z.array(z.string()).optional(),
    get additionalProperties() {
      return z.union([z.boolean(), PropertySchema]).optional();
    },
    get items() {
      return PropertySchema.optional();
    },
    minItems: count.optional(),
    maxItems: count.optional(),
    uniqueItems: z.boolean().optional(),
    get anyOf() {
      return z.array(PropertySchema).min(1).optional();
    },
    get oneOf() {
      return z.array(PropertySchema).min(1).optional();
    },
    get allOf() {
      return z.array(PropertySchema).min(1).optional();
    },
    get not() {
      return PropertySchema.optional();
    },
  })
  .meta({ id: 'PropertySchema' });
export type PropertySchema = z.infer<typeof PropertySchema>;
