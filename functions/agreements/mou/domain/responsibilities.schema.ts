/** Who decides what, who does and funds what, and who takes public credit. */
import * as z from 'zod';
import { decimal } from './mou.figures.ts';
import { day, key, line, newKey, prose } from './mou.text.ts';
import { partyKeys } from './party.schema.ts';

export const decisionRightSchema = z.strictObject({
  key: newKey,
  what: line(400),
  /** A party's key, or `jointly`: all parties together, by the rules of the operating board where it has some. */
  decides: key,
  consulted: partyKeys.default([]),
  staysWith: z
    .array(z.strictObject({ party: key, what: line(400) }))
    .max(60)
    .default([]),
});

/** A plan that only another instrument can turn into an obligation. */
export const fundsSchema = z.strictObject({
  /** The party whose money it is. */
  from: key,
  /** Of which appropriation or account. */
  account: line(160).optional(),
  /** US dollars. */
  amount: decimal({ least: '0.01', digits: 2 }),
  /** The last day for which money is planned; without it, the term. */
  until: day.optional(),
  instrument: line(120).optional(),
});

export const commitmentSchema = z.strictObject({
  key: newKey,
  party: key,
  /** A party's key, or `all`: every other party. */
  to: key.default('all'),
  kind: z.enum(['money', 'staff', 'data', 'in kind']),
  does: prose(1_000),
  measure: line(300),
  by: day.optional(),
  funds: fundsSchema.optional(),
});

export const creditSchema = z.strictObject({
  key: newKey,
  what: line(400),
  /** Parties in the order in which they are named; `all` is every party. */
  who: z.array(key).min(1).max(60),
});

export type DecisionRight = z.infer<typeof decisionRightSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Funds = z.infer<typeof fundsSchema>;
