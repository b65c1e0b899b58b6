/** Every proposal, and the decision with its dissent, its veto and the actions due: nothing stands without what was said against it. */
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import { termSays } from '../domain/about.rules.ts';
import { type Entry, type EntryOf, entriesOf } from './dispute-entry.ts';
import type { DisputeView } from './dispute-view.ts';
import { listed, saySpeaker } from './dispute-words.ts';

const AS: Record<EntryOf<'TextProposed'>['data']['as'], string> = {
  proposal: 'proposed',
  ruling: 'the referee’s ruling, as written down',
  decision: 'decision',
};

type OfText = Pick<DisputeView, 'names' | 'dispute'> & { entry: EntryOf<'TextProposed'> };

const Words = ({ entry: { body, data }, names }: OfText) => (
  <>
    <p class="concord-words" dir="auto">
      {body?.text ?? 'These words were removed by law.'}
    </p>
    {data.followUps.length > 0 && (
      <>
        <h4>Actions that follow</h4>
        <ol class="usa-list">
          {data.followUps.map(({ party, by }, index) => (
            <li key={`${party} ${by} ${body?.followUps[index]}`} dir="auto">
              {`${names.party(party)}, by ${sayDay(by)}: ${body?.followUps[index] ?? 'removed by law'}`}
            </li>
          ))}
        </ol>
      </>
    )}
  </>
);

const acceptedBy = (record: readonly Entry[], { data }: EntryOf<'TextProposed'>): string[] => [
  data.party,
  ...entriesOf(record, 'TextAccepted').flatMap((one) => (one.data.version === data.version ? [one.data.party] : [])),
];

const Dissents = ({
  record,
  names,
  version,
  zone,
}: Pick<DisputeView, 'record' | 'names'> & { version: number; zone: string }) => (
  <>
    {entriesOf(record, 'DissentRecorded')
      .filter(({ data }) => data.version === version)
      .map(({ seq, at, data, body }) => (
        <blockquote key={seq} class="concord-dissent">
          <p dir="auto">
            <strong>Dissent of {names.party(data.party)}</strong>
          </p>
          <p class="concord-words" dir="auto">
            {body?.words ?? 'These words were removed by law.'}
          </p>
          <p class="concord-small" dir="auto">
            {body && `${saySpeaker(body.by)}, `}
            {sayInstant(at, zone)}
          </p>
        </blockquote>
      ))}
  </>
);

const ActionsDue = ({
  names,
  agreement,
  followUps,
  entry,
}: DisputeView & { entry: EntryOf<'TextProposed'> | undefined }) =>
  followUps.length === 0 ? null : (
    <>
      <h3>Actions due</h3>
      <ol class="usa-list">
        {followUps.map(({ key, party, by, standing, late }, index) => (
          <li key={key} dir="auto">
            <strong>{standing}</strong>
            {`: ${names.party(party)}, by ${sayDay(by)}: ${entry?.body?.followUps[index] ?? 'removed by law'} `}
            <a href={`/agreements/${agreement.id}/commitments/${key}`}>What became of action {index + 1}</a>
            {late && (
              <>
                {' '}
                <a href={`/agreements/${agreement.id}/disputes/new?follows=${party}/${key}`}>
                  Raise action {index + 1} again
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );

/** A decision that is vetoed stays in sight with its veto. */
export const Decided = (view: DisputeView) => {
  const { dispute, record, names, text } = view;
  const { decision, veto, zone } = dispute;
  const entry = entriesOf(record, 'TextProposed').find(({ data }) => data.version === decision?.version);
  if (!decision) return null;
  const vetoed = dispute.status === 'vetoed' && veto;
  return (
    <section aria-labelledby="decision" class="concord-decision">
      <h2 id="decision">The decision</h2>
      <p class="concord-small">
        {sayInstant(decision.at, zone)}
        {entry && `, accepted by ${listed(acceptedBy(record, entry).map(names.party))}`}
      </p>
      {vetoed && (
        <p dir="auto">
          <strong>
            {`Vetoed by ${names.party(veto.party)}, in its field “${termSays({ kind: 'decision-right', key: veto.right }, text) ?? ''}”. Without a reason in time the veto lapses.`}
          </strong>
        </p>
      )}
      {entry && (
        <p class="concord-words" dir="auto">
          {entry.body?.text ?? 'These words were removed by law.'}
        </p>
      )}
      <Dissents {...view} version={decision.version} zone={zone} />
      <ActionsDue {...view} entry={entry} />
    </section>
  );
};

type OfProposals = Pick<DisputeView, 'dispute' | 'record' | 'names'>;

const One = ({ view, entry, heading }: { view: OfProposals; entry: EntryOf<'TextProposed'>; heading: string }) => {
  const { dispute, record, names } = view;
  const { version, as, party } = entry.data;
  return (
    <section class="concord-text">
      <h3 dir="auto">{heading}</h3>
      <p class="concord-small" dir="auto">
        {`By ${names.party(party)} (${AS[as]}), ${sayInstant(entry.at, dispute.zone)}. Accepted by ${listed(acceptedBy(record, entry).map(names.party))}.`}
      </p>
      <Words entry={entry} names={names} dispute={dispute} />
      {dispute.decision?.version !== version && <Dissents {...view} version={version} zone={dispute.zone} />}
    </section>
  );
};

const named = ({ dispute }: OfProposals, { version, as }: EntryOf<'TextProposed'>['data']): string => {
  const name = as === 'ruling' ? `Ruling ${version}` : `Proposal ${version}`;
  if (dispute.decision?.version === version) return `${name}, the decision`;
  return dispute.status === 'open' && dispute.text?.version === version ? `${name}, open` : name;
};

/** One of them, for whoever acts on it. */
export const Proposal = ({ version, heading, ...view }: OfProposals & { version: number; heading?: string }) => {
  const entry = entriesOf(view.record, 'TextProposed').find(({ data }) => data.version === version);
  return entry ? <One view={view} entry={entry} heading={heading ?? named(view, entry.data)} /> : null;
};

/** Every version stays; the newest first. */
export const Texts = (view: OfProposals) => {
  const texts = entriesOf(view.record, 'TextProposed');
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">Proposals</h2>
      {texts.toReversed().map((entry) => (
        <One key={entry.data.version} view={view} entry={entry} heading={named(view, entry.data)} />
      ))}
    </section>
  );
};
