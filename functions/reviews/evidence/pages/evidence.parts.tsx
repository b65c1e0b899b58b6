/** The evidence in tables, for the page and for the sealed PDF alike: every figure with the page of its record. */
import type { ComponentChildren } from 'preact';
import { Facts, Listed } from '../../../agreements/pages/document.parts.tsx';
import { HashText } from '../../../shared/pages/elements.tsx';
import { sayDay, sayDayOf, sayInstantOnRecord } from '../../../shared/time-words.ts';
import { Decisions, Disputes, Recurring } from './evidence-disputes.parts.tsx';
import { Burden, Kpis, OnTime, Took } from './evidence-figures.parts.tsx';
import { type EvidenceView, Part, recordOf } from './evidence-part.parts.tsx';
import { Commitments, Money } from './evidence-promises.parts.tsx';
import { listed, many } from './evidence-words.parts.ts';
import { TenLines, tenLines } from './ten-lines.parts.tsx';

const Opening = ({ evidence, frozen, words }: EvidenceView) => {
  const { term, at, zone } = evidence;
  return (
    <Facts
      of={[
        ['Term', `Since ${sayDay(term.day)}; the parties choose by ${sayDay(term.sunset)}`],
        ['Status as of', `${sayInstantOnRecord(at, zone)}. What happened later is not in it`],
        ['Made', `${sayInstantOnRecord(frozen.frozenAt, zone)}, as number ${frozen.evidence} of this review`],
        ['Agencies', listed(evidence.parties.map(words.party), 60)],
        ['Hash', <HashText key="hash">{frozen.hash}</HashText>],
      ]}
    />
  );
};

const CAUSES = { appropriations: 'no appropriations', emergency: 'an emergency', other: 'another cause' } as const;

const Interruptions = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { suspensions, signatures, zone } = evidence;
  const late = signatures.filter((one) => one.late);
  const missing = signatures.filter((one) => one.signedAt === undefined);
  return (
    <Part id="pauses" title="Paused deadlines and late signatures">
      <Listed
        of={[
          ...(suspensions.length === 0 ? ['Deadlines were never paused.'] : []),
          ...suspensions.map(({ party, cause, from, to }) => (
            <>
              {words.party(party)} paused deadlines on {sayDayOf(from, zone)} for {CAUSES[cause]}; they ran again on{' '}
              {sayDayOf(to, zone)} (<a href={recordOf(view, '/disputes')}>disputes</a>).
            </>
          )),
          `${many(signatures.length, 'office')} of all texts of this term ${signatures.length === 1 ? 'was' : 'were'} to sign; ${many(late.length, 'signature')} came after everybody had been warned, and ${missing.length} did not come.`,
          ...[...late, ...missing].map(({ seat, version, signedAt }) => (
            <>
              {words.party(seat)}, version {version}:{' '}
              {signedAt ? `signed on ${sayDayOf(signedAt, zone)}` : 'not signed'} (
              <a href={recordOf(view, '/record')}>record</a>).
            </>
          )),
        ]}
      />
    </Part>
  );
};

const Made = ({ evidence }: EvidenceView) => (
  <Part id="made" title="How it was made">
    <p>
      From {many(evidence.streams.length, 'stream')} of the record, each up to its last event, and from nothing else. It
      holds ids, figures and hashes. Their names are read from the signed texts whenever it is shown. Anyone who exports
      the record can make it again: the program <code>npm run verify</code> compares the hash.
    </p>
  </Part>
);

/** @param charts of KPIs, where they can be drawn */
export const EvidenceBody = ({ charts, ...view }: EvidenceView & { charts?: ComponentChildren }) => (
  <>
    <Opening {...view} />
    <Part id="ten-lines" title="In ten lines">
      <TenLines
        lines={tenLines(view.evidence, view.words).map(({ says, href }) => ({
          says,
          href: view.base === '' ? href.slice(href.indexOf('#')) : `${view.base}${href}`,
        }))}
      />
    </Part>
    <Kpis {...view}>{charts}</Kpis>
    <OnTime {...view} />
    <Commitments {...view} />
    <Money {...view} />
    <Burden {...view} />
    <Disputes {...view} />
    <Recurring {...view} />
    <Decisions {...view} />
    <Interruptions {...view} />
    <Took {...view} />
    <Made {...view} />
  </>
);
