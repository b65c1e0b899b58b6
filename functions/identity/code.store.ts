/** Codes that prove a mailbox, and how many of them and guesses are used up: one mechanism for every act that takes a code. */
import { type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { StaleWrite } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { codeOf, newSalt } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { retryOnConflict } from '../shared/ledger/retry-on-conflict.ts';
import {
  batchGet,
  cleanedAfter,
  conditional,
  type Found,
  type Item,
  type Key,
  marshal,
  tableName,
} from '../shared/ledger/table.ts';
import { type Counted, countKey, countTry } from '../shared/ledger/tries.store.ts';
import { codeIn } from '../shared/text.ts';
import {
  type Code,
  codeExpires,
  type Digits,
  isGuess,
  sentBefore,
  type Used,
  WRONG_TRIES_A_DAY,
} from './domain/code.rules.ts';

/** A code is kept as the seed that it is made from, so that the same one can be sent again while it lives. */
interface KeptCode {
  seed: string;
  digits: Digits;
  sentAt: Instant;
  expiresAt: Instant;
}
type Codes = Item & { codes: KeptCode[]; version: number };

/** Of an office by its seat, for acts in one place: a signing round, a review. */
export const codeKey = (place: string, seat: string): Key => ({ pk: `CODE#${place}#${seat}`, sk: 'CODE' });
export const codesFrom = (found: Found, place: string, seat: string): Code[] =>
  (found.get<Codes>(codeKey(place, seat))?.codes ?? []).map(({ seed, digits, sentAt, expiresAt }) => ({
    code: codeOf(seed, digits),
    sentAt,
    expiresAt,
  }));

interface At {
  place: string;
  seat: string;
}

/** Makes a code and keeps it beside those that live. Throws StaleWrite when another was kept since these were read. */
async function keepCode(found: Found, of: At, digits: Digits, now: Instant) {
  const key = codeKey(of.place, of.seat);
  const { codes = [], version = 0 } = found.get<Codes>(key) ?? {};
  const made: KeptCode = { seed: newSalt(), digits, sentAt: now, expiresAt: codeExpires(digits, now) };
  const alive = codes.filter(({ expiresAt }) => now < expiresAt);
  const kept = await conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...key }),
      UpdateExpression: 'SET #codes = :codes, #version = :next, #ttl = :ttl',
      ConditionExpression: 'attribute_not_exists(#version) OR #version = :version',
      ExpressionAttributeNames: { '#codes': 'codes', '#version': 'version', '#ttl': 'ttl' },
      ExpressionAttributeValues: marshal({
        ':codes': [...alive, made],
        ':version': version,
        ':next': version + 1,
        ':ttl': cleanedAfter(made.expiresAt, DAY),
      }),
    }),
  );
  if (!kept) throw new StaleWrite('Another code was made');
  return { code: codeOf(made.seed, digits), sentAt: now, expiresAt: made.expiresAt } satisfies Code;
}

/** While a code lives, it is sent again: a second mail never makes the first one's digits wrong. `alive` says which of those that were sent still prove something. */
export const codeToSend = (
  of: At,
  { digits, alive, now }: { digits: Digits; alive: (codes: readonly Code[]) => readonly Code[]; now: Instant },
): Promise<Code> =>
  retryOnConflict(async () => {
    const found = await batchGet([codeKey(of.place, of.seat)]);
    return (
      sentBefore(alive(codesFrom(found, of.place, of.seat)), digits, now) ?? (await keepCode(found, of, digits, now))
    );
  });

/** Codes have an item of their own: it moves in the transaction that asks for one, and a guess that is counted meanwhile must not meet it. */
export const usedKeys = (of: Counted): Key[] => [countKey(of), countKey(of, '#codes')];
export const usedFrom = (found: Found, of: Counted): Used => {
  const [tries, codes] = usedKeys(of).map((key) => found.get<Item & Partial<Used>>(key));
  return { codes: codes?.codes ?? 0, tries: tries?.tries ?? 0 };
};

/** An action that counts a code with the event that asks for it, or neither: a count that nothing was sent for would lock people out. */
export const countCode = (of: Counted, { codes }: Used): TransactWriteItem => ({
  Update: {
    TableName: tableName(),
    Key: marshal({ ...countKey(of, '#codes') }),
    UpdateExpression: 'SET #codes = :next, #ttl = :ttl',
    ConditionExpression: codes === 0 ? 'attribute_not_exists(#codes)' : '#codes = :seen',
    ExpressionAttributeNames: { '#codes': 'codes', '#ttl': 'ttl' },
    ExpressionAttributeValues: marshal({
      ...(codes > 0 && { ':seen': codes }),
      ':next': codes + 1,
      ':ttl': cleanedAfter(of.now, 3 * DAY),
    }),
  },
});

/** The code of a form, by its digits. */
export const codeTyped = ({ asSent }: Pick<Request, 'asSent'>): string => codeIn(asSent.code ?? '');

/** Whether a try is left, counted before anything is compared; undefined where what was typed is no guess. */
export const countGuess = async (request: Pick<Request, 'asSent'>, as: () => Counted | Promise<Counted>) =>
  isGuess(codeTyped(request)) ? countTry('tries', WRONG_TRIES_A_DAY, await as()) : undefined;
