/** Every text that was on the table, and the decision with its dissent, its veto and its promises: nothing stands without what was said against it. */
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
        <h4>Promises</h4>
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

const takersOf = (record: readonly Entry[], { data }: EntryOf<'TextProposed'>): string[] => [
  data.party,
  ...entriesOf(record, 'TextAccepted').flatMap((one) => (one.data.version === data.version ? [one.data.party] : [])),
];

const Dissents = ({ record, names, version, zone }: DisputeView & { version: number; zone: string }) => (
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

const Promises = ({
  names,
  agreement,
  followUps,
  entry,
}: DisputeView & { entry: EntryOf<'TextProposed'> | undefined }) =>
  followUps.length === 0 ? null : (
    <>
      <h3>What was promised</h3>
      <ol class="usa-list">
        {followUps.map(({ key, party, by, standing, late }, index) => (
          <li key={key} dir="auto">
            <strong>{standing}</strong>
            {`: ${names.party(party)}, by ${sayDay(by)}: ${entry?.body?.followUps[index] ?? 'removed by law'} `}
            <a href={`/agreements/${agreement.id}/commitments/${key}`}>What became of promise {index + 1}</a>
            {late && (
              <>
                {' '}
                <a href={`/agreements/${agreement.id}/disputes/new?follows=${party}/${key}`}>
                  Raise promise {index + 1} again
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
        {entry && `, taken by ${listed(takersOf(record, entry).map(names.party))}`}
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
      <Promises {...view} entry={entry} />
    </section>
  );
};

/** Every version stays; the newest first. */
export const Texts = (view: DisputeView) => {
  const { dispute, record, names } = view;
  const texts = entriesOf(record, 'TextProposed');
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">Texts on the table, and those before</h2>
      {texts.toReversed().map((entry) => {
        const { version, as, party } = entry.data;
        const onTable = dispute.status === 'open' && dispute.text?.version === version;
        return (
          <section key={version} class="concord-text">
            <h3 dir="auto">{`Text ${version}${onTable ? ', on the table' : ''}`}</h3>
            <p class="concord-small" dir="auto">
              {`By ${names.party(party)} (${AS[as]}), ${sayInstant(entry.at, dispute.zone)}. Taken by ${listed(takersOf(record, entry).map(names.party))}.`}
            </p>
            <Words entry={entry} names={names} dispute={dispute} />
            {dispute.decision?.version !== version && <Dissents {...view} version={version} zone={dispute.zone} />}
          </section>
        );
      })}
    </section>
  );
};
