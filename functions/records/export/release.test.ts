/** An export holds the words that may be released, and says of which events it keeps the words back. */
import { describe, expect, it } from 'vitest';
import { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { CommitmentEvent } from '../../commitments/domain/commitment.events.ts';
import { DocketEvent } from '../../disputes/docket/domain/docket.events.ts';
import { DisputeEvent } from '../../disputes/domain/dispute.events.ts';
import { PartyEvent } from '../../offices/domain/party.events.ts';
import { ReviewEvent } from '../../reviews/domain/review.events.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { RoundEvent } from '../../signing/domain/round.events.ts';
import { aStream } from '../verify/a-record.ts';
import { releasedOf } from './release.ts';
import { opensFor } from './sealed.ts';

const stream = (...types: string[]) => {
  const { events, bodies } = aStream(
    'mou_1',
    types.map((type) => ({ type, data: {}, words: { said: type } })),
  );
  return { events: events as ChainedEvent[], bodies: new Map(bodies) };
};
const withheldOf = (...types: string[]) => {
  const { events, bodies } = stream(...types);
  return releasedOf(events, bodies).withheld;
};

describe('The words of an event', () => {
  it.each([
    ['AgreementPublished', 'are released'],
    ['SignatureGiven', 'are released'],
    ['SignatureDeclined', 'are kept back'],
    ['AgreementVoided', 'are kept back'],
    ['ReviewAnswered', 'are kept back'],
    ['SomethingNew', 'are kept back'],
    ['constructor', 'are kept back'],
  ])('%s %s', (type, what) => expect(withheldOf(type)).toEqual(what === 'are kept back' ? [1] : []));

  it('are decided on for every kind of event that can be recorded', () => {
    const kinds = [AgreementEvent, PartyEvent, RoundEvent, DocketEvent, DisputeEvent, CommitmentEvent, ReviewEvent]
      .flatMap(({ options }): { shape: { type: { value: string } } }[] => [...options])
      .map(({ shape }) => shape.type.value);
    const { events, bodies } = stream(...kinds);
    const { withheld } = releasedOf(events, bodies);
    expect(withheld.map((seq) => kinds[seq - 1])).toEqual([
      'PartyRefusedAdoption',
      'AgreementVoided',
      'ChangeObjected',
      'ReviewAnswered',
      'SignatureDeclined',
      'SignatureTakenBack',
      'OutsideSignatureRefused',
      ...['DisputeRaised', 'DisputeAnswered', 'PartyJoined', 'EvidenceKept', 'DisputeWithdrawn'],
      ...['TextProposed', 'TextAccepted', 'DissentRecorded', 'DecisionVetoed', 'VetoReasoned', 'VetoAnswered'],
      'ClimbAsked',
      ...['DeliveryDisputed', 'RenegotiationRefused'],
      // What opens the answers stands after them here, and each kind of event stands once.
      ...['AnswersPrepared', 'ReviewStalled'],
    ]);
  });

  it('that are gone are not called kept back', () => {
    const { events } = stream('SignatureDeclined');
    expect(releasedOf(events, new Map())).toEqual({ events, bodies: [], withheld: [] });
  });
});

it('What was agreed in a dispute for named people stays out of an export with what became of it, and everything else of the party does not', () => {
  const happened = [
    { type: 'FollowUpsTaken', data: { dispute: 3, named: true, followUps: [{ key: '3-1-1' }] } },
    { type: 'FollowUpsTaken', data: { dispute: 4, followUps: [{ key: '4-1-1' }] } },
    { type: 'CommitmentDelivered', data: { commitment: '3-1-1' }, words: { what: 'Hidden.' } },
    { type: 'CommitmentDelivered', data: { commitment: '4-1-1' }, words: { what: 'Seen.' } },
    { type: 'CommitmentDelivered', data: { commitment: 'minutes' }, words: { what: 'Seen.' } },
    { type: 'CommitmentsTold', data: { month: [], week: ['3-1-1'], late: [] } },
    { type: 'CommitmentsTold', data: { month: ['4-1-1'], week: [], late: [] } },
    { type: 'FollowUpsVetoed', data: { dispute: 3, version: 1, veto: 'cast' } },
  ];
  const { events, bodies } = aStream('cmt_01K8ZZZZZZZZZZZZZZZZZZZZZZ-air', happened);
  const released = releasedOf(events as ChainedEvent[], new Map(bodies));
  expect(released.withheld).toEqual([1, 3, 6, 8]);
  expect(released.bodies.map(([seq]) => seq)).toEqual([4, 5]);
  expect(JSON.stringify(released)).not.toMatch(/Hidden|3-1-1/);
});

describe('The words of a sealed answer', () => {
  const said = (type: string, party?: string) => ({ type, data: { ...(party && { party }) }, words: { said: type } });
  const review = (...then: ReturnType<typeof said>[]) => {
    const { events, bodies } = aStream('srv_1', then);
    return { events: events as ChainedEvent[], bodies: new Map(bodies) };
  };
  const withheld = (...then: ReturnType<typeof said>[]) => {
    const { events, bodies } = review(...then);
    return releasedOf(events, bodies).withheld;
  };
  const [air, health, again] = [said('Answered', 'air'), said('Answered', 'health'), said('Answered', 'air')];
  const opens = said('AnswersRevealed');

  it('are kept back until all are revealed', () => {
    expect(withheld(air, health)).toEqual([1, 2]);
    expect(withheld(air, health, opens)).toEqual([]);
  });

  it('are kept back for good where they were changed before, and where they were only prepared', () => {
    expect(withheld(said('AnswersPrepared', 'air'), air, health, again, opens)).toEqual([1, 2]);
    // What was revealed stays so, whatever comes after it.
    expect(withheld(air, opens, again)).toEqual([3]);
  });

  it('are read by officers of their own party alone', () => {
    const { events } = review(said('AnswersPrepared', 'air'), air, opens);
    const reads = (party: string) => events.map((event) => opensFor(event, events.slice(0, 2), [party]));
    expect([reads('air'), reads('health')]).toEqual([
      [true, true, true],
      [false, false, true],
    ]);
    expect(events.map((event) => opensFor(event, events, ['health']))).toEqual([false, true, true]);
  });
});
