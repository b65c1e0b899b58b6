/** Effects are items written with their event; the relay carries them out, and the item is the truth about how far it got. */

import { type Instant, plus } from '../kernel.ts';
import type { Effect } from './effect.schema.ts';

export type { Effect, FlowEffect, MailEffect } from './effect.schema.ts';

/** The two relays: the mailer speaks to SES only, the conductor to Step Functions only. */
export type Lane = 'MAIL' | 'FLOW';
export const laneOf = ({ kind }: Effect): Lane => (kind === 'mail' ? 'MAIL' : 'FLOW');

/** Partitions of the `due` index for each lane: enough that no shard is hot, few enough to ask all of them. */
export const SHARDS = 4;
export const dueShard = (lane: Lane, shard: number): string => `${lane}#${shard % SHARDS}`;
/** Of many streams whose first events come at once, each shard has some: agreements differ in the random end of their ids. */
const shardOf = (stream: string, seq: number): number => seq + (/[0-9A-Z]{26}/.exec(stream)?.[0].charCodeAt(25) ?? 0);
/** For an effect that has no place in a stream. */
export const shardOfChance = (): number => Math.floor(Math.random() * SHARDS);
/** The sweep looks at an effect only when the stream's hint has had time to do its work. */
export const HINT_GRACE = 4 * 60_000;

export interface EffectItem {
  pk: string;
  sk: 'EFFECT';
  status: 'pending' | 'claimed' | 'done' | 'gave up';
  effect: Effect;
  stream: string;
  seq: number;
  at: Instant;
  attempts: number;
  due?: string;
  dueAt?: Instant;
  leaseUntil?: Instant;
  /** Per recipient of a mail: the message id, or why nothing was sent. */
  sent?: Record<string, string>;
  /** Of streams that are woken by their numbers: those up to this one were. */
  woken?: number;
  result?: string;
  problem?: string;
}

export function effectItem(effect: Effect, stream: string, seq: number, at: Instant): EffectItem {
  const lane = laneOf(effect);
  return {
    // An event may ask for one mail of each family.
    pk: effect.kind === 'mail' ? `${lane}#${stream}#${seq}#${effect.family}` : `${lane}#${stream}#${seq}`,
    sk: 'EFFECT',
    status: 'pending',
    effect,
    stream,
    seq,
    at,
    attempts: 0,
    due: dueShard(lane, shardOf(stream, seq)),
    dueAt: plus(at, HINT_GRACE),
  };
}
