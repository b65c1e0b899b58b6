/** The page of withdrawal: an office that signs gives notice or takes it back; everyone sees who withdraws, until when, and what follows. */
import { Alert, Notice } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { mouName } from '../../domain/mou-name.ts';
import { GivenNotice } from './given-notice.tsx';
import { Owed } from './owed.parts.tsx';
import { Retracting, Withdrawing } from './withdrawal-forms.tsx';
import type { WithdrawalView } from './withdrawal-view.ts';

const DONE: Record<string, string> = {
  withdrawn:
    'The notice is given. All parties are told by email. What comes next: you find your last day below, and can take the notice back until then.',
  retracted: 'The notice is taken back. All parties are told by email. Your agency stays a party as before.',
};

const Act = ({ view }: { view: WithdrawalView }) => {
  const { acting, days, given } = view;
  if (acting)
    return acting.does === 'withdraw' ? (
      <Withdrawing of={acting} view={view} />
    ) : (
      <Retracting of={acting} view={view} />
    );
  if (given.length > 0) return null;
  return (
    <p>
      No party has given notice.{' '}
      {days === undefined
        ? 'The text in force does not say how one of them withdraws.'
        : `An office that signs for a party can give it here, with ${days} days.`}
    </p>
  );
};

export const withdrawalPage = (view: WithdrawalView): string => {
  const { person, frame, number, given, refused, done, acting, owed, gone } = view;
  const [first] = refused;
  const open = given.filter(({ status }) => status === 'open');
  return layout({
    title: `Withdrawal: ${mouName(number)}`,
    person,
    frame,
    status: done === undefined || first ? undefined : DONE[done],
    main: (
      <>
        <h1>Withdrawal</h1>
        {first && <Alert refusal={first} />}
        {open.length > 0 && acting?.does !== 'retract' && (
          <Notice>
            <p dir="auto">
              {open.map(({ name }) => name).join(', ')} withdraws: see below until when, and what follows.
            </p>
          </Notice>
        )}
        {gone ? (
          <p>
            Another text holds today, of which your agency is no party. Its pages are not yours to read; what your
            agency signed, and what it still owes, is.
          </p>
        ) : (
          <Act view={view} />
        )}
        {owed.map((one) => (
          <Owed key={one.party} of={one} agreement={view.agreement} />
        ))}
        {given.map((one) => (
          <GivenNotice key={one.withdrawal} of={one} view={view} />
        ))}
      </>
    ),
  });
};
