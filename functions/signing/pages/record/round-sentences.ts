/** Each event of a signing round as one sentence. */
import { partyName, signersOf } from '../../../agreements/domain/signed-mou.ts';
import { REPORTS } from '../../../offices/pages/party-words.parts.ts';
import { sayDay } from '../../../shared/time-words.ts';
import type { OutsideKind } from '../../domain/round.events.ts';
import { OUTSIDE_WORDS } from '../signatories.parts.tsx';
import { instantOf, type Of, OUTCOMES, parties, party, type Sentences } from './event-words.ts';
import { sayMail } from './mail-names.parts.ts';

/** Whose own people were reminded: of which agency, not whom of it. */
const preparing = ({ data, text }: Of): string => {
  const to = Array.isArray(data.preparing) ? data.preparing.map((one) => String(one).split('/')[0]) : [];
  const names = signersOf(text)
    .filter(({ key }) => to.includes(key))
    .map(({ name }) => name);
  return names.length === 0 ? '' : `to prepare: ${names.join(', ')}`;
};
const signer = ({ body }: Of): string => {
  if (body.name === undefined) return 'The name was removed by law.';
  const { name } = (body.onBehalfOf ?? {}) as { name?: string };
  const how = [
    body.capacity,
    ...(name === undefined ? [] : [`for ${name}`]),
    ...(body.instrument ? [body.instrument] : []),
  ];
  return `${body.name}, ${body.title} (${how.join(', ')})`;
};

const whose = ({ to, former }: Of['data']): string => {
  if (former) return 'the earlier holder at ';
  return to === 'liaison' ? 'the liaison of ' : '';
};

export const ROUND_SENTENCES: Sentences = {
  RoundOpened: (of) => ({ what: `Signing opened, until ${instantOf(of, 'deadline')}` }),
  GroupAsked: (of) => ({ what: 'Asked to sign', more: parties(of) }),
  RemindersSent: (of) => ({ what: 'Reminded', more: [parties(of), preparing(of)].filter(Boolean).join('; ') }),
  EndingWarned: (of) => ({
    what: 'Warned that the period ends',
    more: [parties(of), preparing(of)].filter(Boolean).join('; '),
  }),
  LinkReissued: (of) => ({
    what: `A fresh link for ${party(of)}${of.data.by === 'convener' ? '; earlier links ended' : ''}`,
    more: `Asked for by the ${of.data.by}`,
  }),
  CodeRequested: (of) => ({ what: `${party(of)} asked for a code` }),
  MailReported: (of) => ({
    what: `${sayMail(String(of.data.template))} ${REPORTS[String(of.data.report)] ?? of.data.report} ${whose(of.data)}${party(of)}`,
  }),
  SignatureGiven: (of) => {
    const outside = of.data.outside as { kind: OutsideKind; confirmedBy: string; pdfHash: string } | undefined;
    if (!outside) return { what: `${party(of)} signed`, more: signer(of) };
    const how = `${OUTSIDE_WORDS[outside.kind]}, confirmed by ${partyName(of.text, outside.confirmedBy)}`;
    return { what: `${party(of)} signed outside`, more: `${signer(of)}. ${how}; PDF ${outside.pdfHash}` };
  },
  OutsideSignatureOffered: (of) => {
    const by = of.body.signer as { name: string; title: string } | undefined;
    return {
      what: `${party(of)} handed in a signature made outside`,
      more: `${OUTSIDE_WORDS[of.data.kind as OutsideKind]}, on ${sayDay(String(of.data.signedOn))}, by ${by ? `${by.name}, ${by.title}` : 'a name that was removed by law'}; PDF ${of.data.pdfHash}`,
    };
  },
  OutsideSignatureRefused: (of) => ({
    what: `${partyName(of.text, String(of.data.refusedBy))} refused the signature made outside for ${party(of)}`,
    more: of.body.reason === undefined ? 'The reason was removed by law.' : `“${of.body.reason}”`,
  }),
  SignatureDeclined: (of) => ({
    what: `${party(of)} declined`,
    more: of.body.reason === undefined ? signer(of) : `${signer(of)}: “${of.body.reason}”`,
  }),
  SignatureTakenBack: (of) => ({
    what: `${party(of)} took its signature back`,
    more: of.body.reason === undefined ? signer(of) : `${signer(of)}: “${of.body.reason}”`,
  }),
  RoundHandedOver: () => ({
    what: 'The service watches the round on under a fresh execution, as it has to within a year',
  }),
  RoundStalled: () => ({ what: 'A step failed; the operator was told' }),
  RoundClosed: ({ data }) => ({ what: `Signing ended: ${OUTCOMES[String(data.outcome)] ?? data.outcome}` }),
};
