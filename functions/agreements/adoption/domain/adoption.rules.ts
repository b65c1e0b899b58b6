/** An MOU signed elsewhere is taken over as it was signed: not before it was, not after it has ended, not twice, and with nothing added to it. */
import { dayOf } from '../../../shared/days.ts';
import { type Instant, type PlainDay, type Refusal, say } from '../../../shared/kernel.ts';
import { annexesMissing } from '../../domain/annex.rules.ts';
import { again, type Sent, sayWhich, standing } from '../../domain/number.rules.ts';
import type { SignedElsewhere } from '../../domain/signed-mou.ts';
import { lastDayOf } from '../../domain/term.rules.ts';
import { findings } from '../../mou/domain/findings.rules.ts';
import type { Mou } from '../../mou/domain/mou.schema.ts';
import { type AdoptionFile, adoptionSchema } from './adoption.schema.ts';
import { SETTINGS } from './settings.ts';

/** Takes what `JSON.parse` returned; the MOU in it is still to be read. */
export function parseAdoption(json: unknown): { file: AdoptionFile } | { refusals: Refusal[] } {
  const { data, error } = adoptionSchema.safeParse(json);
  return error ? { refusals: findings(error, json) } : { file: data };
}

/** What the text says of itself: since when it is in force where the file leaves that to the days in it. */
export function signedElsewhere({ effective }: Mou, { signedOn, since, pdf, settings }: AdoptionFile['adopted']) {
  const first = effective.kind === 'on' && effective.day > signedOn ? effective.day : signedOn;
  return { signedOn, since: since ?? first, pdf, settings: [...new Set(settings)] } satisfies SignedElsewhere;
}

const noDayToCome = ({ signedOn, since }: SignedElsewhere, today: PlainDay): Refusal[] => [
  ...(signedOn > today
    ? [
        say(
          'signed-in-future',
          `It would have been signed on ${signedOn}, which is yet to come.`,
          'Write the day that is given beside the last signature.',
          'adopted.signedOn',
        ),
      ]
    : []),
  ...(since > today
    ? [
        say(
          'in-force-in-future',
          `It would be in force since ${since}, which is yet to come.`,
          'Write the day from which it has been in force, or hand it in from that day on.',
          'adopted.since',
        ),
      ]
    : []),
];

const notEndedYet = ({ sunset }: Mou, { since }: SignedElsewhere, today: PlainDay): Refusal[] => {
  const last = lastDayOf(sunset, since);
  return last === undefined || last > today
    ? []
    : [
        say(
          'ended-elsewhere',
          `By its own terms it ended on ${last}: nothing is left to take over.`,
          'Correct `sunset` or `since` if the original says otherwise; what follows it is sent as an MOU of its own.',
          'sunset',
        ),
      ];
};

const settingsAreSettings = ({ sunset }: Mou, { settings }: SignedElsewhere): Refusal[] => [
  ...settings.flatMap((field, index) =>
    Object.hasOwn(SETTINGS, field)
      ? []
      : [
          say(
            'setting-unknown',
            'This is no field that can be set here in the place of the signed original.',
            `Settings are ${Object.keys(SETTINGS).join(', ')}. Leave any other field out of the file where the original does not say it.`,
            `adopted.settings.${index}`,
          ),
        ],
  ),
  ...(settings.includes('sunset') && (sunset.then === 'ends' || sunset.endsOn !== undefined)
    ? [
        say(
          'end-not-signed',
          'The file gives the MOU an end that the signed original is said not to have.',
          'Write `"then": "goes-on"` without `endsOn`; or leave `sunset` out of the settings if the original says when it ends.',
          'sunset',
        ),
      ]
    : []),
];

const originalIsNoOtherAnnex = ({ annexes }: Mou, { pdf }: SignedElsewhere): Refusal[] =>
  annexes.flatMap(({ sha256 }, index) =>
    sha256 === pdf.sha256
      ? [
          say(
            'original-among-annexes',
            'This annex is the signed original itself.',
            'Leave it out of `annexes`: the original is kept with the text by itself.',
            `annexes.${index}.sha256`,
          ),
        ]
      : [],
  );

/** Everything that speaks against taking it over at that moment. */
export function adoptionFindings(mou: Mou, adopted: SignedElsewhere, now: Instant): Refusal[] {
  const today = dayOf(mou.calendar.zone, now);
  return [
    ...noDayToCome(adopted, today),
    ...notEndedYet(mou, adopted, today),
    ...settingsAreSettings(mou, adopted),
    ...originalIsNoOtherAnnex(mou, adopted),
  ];
}

/** Why this MOU is not taken over; undefined when nothing that stands has its number. */
export function adoptedBefore(sent: readonly Sent[], documentHash: string): Refusal | undefined {
  const same = sent.find((one) => one.documentHash === documentHash && one.agreement.status !== 'voided');
  const other = same ?? standing(sent)[0];
  if (!other) return undefined;
  const { agreement } = other;
  const { id, number, status } = agreement;
  const which = sayWhich(other);
  const missing = annexesMissing(agreement).length > 0 && status === 'being confirmed';
  return {
    ...(same
      ? say(
          'already-adopted',
          `${number} was sent to be taken over already, with this signed original: ${which}.`,
          `Nothing was sent now.${missing ? ` It waits for its documents: hand them in (npm run mou: annex ${id} FILE).` : ''}`,
        )
      : say(
          'number-taken',
          `Another text was sent under the number ${number}: ${which}.`,
          `To put this in its place, void that one first (npm run mou: void ${id}). Otherwise give this one the number that its own parties know it by.`,
        )),
    about: id,
  };
}

/**
 * Why this signed original is not taken over; undefined when no MOU that stands has it. A hash is no proof of a part in an MOU: which one
 * has it is told to whoever has a part in that.
 *
 * @param own ids of those in which the sender has a part
 */
export function originalBefore(sent: readonly Sent[], own: ReadonlySet<string>): Refusal | undefined {
  const before = standing(sent);
  if (before.length === 0) return undefined;
  const remedy = `Nothing was sent now. Where the PDF holds another MOU as well, and that one is meant, send it ${again('adopt')}.`;
  const field = 'adopted.pdf.sha256';
  const first = before.find(({ agreement: { id } }) => own.has(id));
  if (!first)
    return say(
      'original-known',
      'This signed original was sent already, for an MOU in which your agency has no part here.',
      remedy,
      field,
    );
  const { id, number } = first.agreement;
  return {
    ...say(
      'original-known',
      `This signed original was sent to be taken over already, under the number ${number}: ${sayWhich(first)}.`,
      remedy,
      field,
    ),
    about: id,
  };
}
