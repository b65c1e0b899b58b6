/** Every event of an agreement, its rounds, its reviews and its closing is said in words, and none by the name of its type. */
import { expect, it } from 'vitest';
import { agreements } from '../../../agreements/capability.ts';
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { closing } from '../../../closing/capability.ts';
import { reviews } from '../../../reviews/capability.ts';
import type { ChainedEvent } from '../../../shared/ledger/chain.ts';
import { signing } from '../../capability.ts';
import { SENTENCES, sayEvent } from './record-words.parts.ts';

const STREAMS = { ...agreements.streams, ...signing.streams, ...reviews.streams, ...closing.streams };

it.each(Object.entries(STREAMS).flatMap(([prefix, { release }]) => Object.keys(release).map((type) => [prefix, type])))(
  '%s: %s',
  (_, type) => expect(SENTENCES).toHaveProperty(type),
);

const text = { parties: ['air', 'health'].map((key) => ({ key, name: `Office of ${key}` })) } as unknown as SignedMou;
const says = (type: string, data: object) =>
  sayEvent({ stream: 'srv_1-1', type, data, at: '', seq: 1 } as unknown as ChainedEvent, undefined, text, 'UTC');

it('what became of a renewal that was chosen is said with who is left out, and with what stands against it', () => {
  expect(says('RenewalPutOut', { version: 2, without: ['health'] })).toEqual({
    what: 'The renewal that was chosen was put out for signature, as version 2',
    more: 'Without Office of health',
  });
  expect(says('RenewalRefused', { without: [], codes: ['party-in-dispute', 'odd'], tries: 1 }).more).toBe(
    'What prevents it: an agency that it leaves out has an open dispute and the service refuses it as “odd”',
  );
});

it('the closing report is said with what became of the duties', () =>
  expect(says('ClosingReported', { reportHash: 'f00', duties: { a: 'accepted', b: 'undone', c: 'undone' } }).more).toBe(
    'Of 3 duties: 1 accepted, 2 undone. SHA-256 f00',
  ));
