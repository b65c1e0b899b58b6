/** An export holds the words that may be released, and says of which events it keeps the words back. */
import { describe, expect, it } from 'vitest';
import { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { DocketEvent } from '../../disputes/docket/domain/docket.events.ts';
import { DisputeEvent } from '../../disputes/domain/dispute.events.ts';
import { PartyEvent } from '../../offices/domain/party.events.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { RoundEvent } from '../../signing/domain/round.events.ts';
import { aStream } from '../verify/a-record.ts';
import { releasedOf } from './release.ts';

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
    const kinds = [AgreementEvent, PartyEvent, RoundEvent, DocketEvent, DisputeEvent]
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
      ...['FollowUpDone', 'ClimbAsked'],
    ]);
  });

  it('that are gone are not called kept back', () => {
    const { events } = stream('SignatureDeclined');
    expect(releasedOf(events, new Map())).toEqual({ events, bodies: [], withheld: [] });
  });
});
