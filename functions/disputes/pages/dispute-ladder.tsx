/** The levels of a dispute, drawn from the first level up: each level with its offices, and the one of today marked. */
import { sayInstant } from '../../shared/time-words.ts';
import { levelDays, levelName, nameOf, officeOn, partiesOf, refereeLevel } from '../domain/ladder.rules.ts';
import { isComplainedOf } from '../domain/who.rules.ts';
import type { DisputeView } from './dispute-view.ts';
import { listed } from './dispute-words.ts';

type View = Pick<DisputeView, 'dispute' | 'names'>;

const Offices = ({ dispute, names, level }: View & { level: number }) => {
  const decides = dispute.ladder.levels[level]?.decides;
  const here = partiesOf(dispute).map((party) => ({ party, office: officeOn(dispute, party, level) }));
  const words = here.map(
    ({ party, office }) =>
      `${names.office(nameOf(party, office))}${isComplainedOf(dispute, party, office) ? ' (part of the complaint)' : ''}`,
  );
  return (
    <span class="concord-small" dir="auto">
      {listed(words)}
      {decides && `; ${names.office(nameOf(decides.party, decides.office))} decides alone`}
    </span>
  );
};

export const Ladder = ({ dispute, names }: View) => {
  const { ladder, reached, zone, level: now, status } = dispute;
  const last = refereeLevel(ladder) ?? ladder.levels.length - 1;
  const levels = Array.from({ length: last + 1 }, (_, level) => level);
  const at = (level: number) => reached.find((one) => one.level === level)?.at;
  return (
    <section aria-labelledby="ladder">
      <h2 id="ladder">Levels</h2>
      <ol class="concord-ladder">
        {levels.map((level) => {
          const since = at(level);
          const here = level === now;
          const look = here ? ' concord-level--now' : since ? ' concord-level--past' : '';
          return (
            <li key={level} class={`concord-level${look}`} aria-current={here ? 'step' : undefined}>
              <strong dir="auto">{levelName(ladder, level)}</strong>
              <span class="concord-small">
                {` ${levelDays(ladder, level)} business days. `}
                {here && (status === 'open' ? 'It is here now. ' : 'It ended here. ')}
                {since === undefined ? 'Not reached.' : `Reached on ${sayInstant(since, zone)}.`}
              </span>{' '}
              <Offices dispute={dispute} names={names} level={level} />
            </li>
          );
        })}
      </ol>
    </section>
  );
};
