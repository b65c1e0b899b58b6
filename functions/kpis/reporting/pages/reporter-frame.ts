/** What every page of a reporting agency begins with: its MOU, and who reads. */
import { titleOf } from '../../../agreements/agreement.reads.ts';
import { frameOf } from '../../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../../identity/person.reads.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import type { SignedIn } from '../../../shared/pages/layout.tsx';
import type { VisitedReporter } from '../../authorize-figures.ts';
import type { FiscalYear } from '../../domain/period-label.rules.ts';

export interface ReporterFrame {
  person: SignedIn;
  frame: FrameView;
  number: string;
  zone: string;
  partyName: string;
}

export const reporterFrame = (
  { agreement, register, roles, registered, person, speaker }: VisitedReporter,
  now: Instant,
): ReporterFrame => ({
  person: headerOf(person, speaker.name || undefined),
  frame: frameOf({
    ...{ agreement, register, roles, now, part: 'kpis', current: 'true' },
    title: titleOf(register, agreement),
  }),
  ...{ number: agreement.number, zone: agreement.zone, partyName: registered.name },
});

/** The fiscal years of the agency, by which its people know a period. */
export const ownYears = ({ text, party }: VisitedReporter): FiscalYear[] => {
  const startsIn = text.parties.find(({ key }) => key === party)?.fiscalYearStartsIn;
  return startsIn === undefined ? [] : [{ whose: 'your', startsIn }];
};
