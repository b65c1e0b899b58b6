/** Declining says beforehand what it does and who will read the reason. */

import type { Agreement } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import { mouName } from '../agreements/mou-name.ts';
import { Alert, Notice, Numbered } from '../shared/elements.tsx';
import { Button, Field, Hidden } from '../shared/form.tsx';
import type { Refusal } from '../shared/kernel.ts';
import { layout } from '../shared/layout.tsx';
import type { FormKeys } from './form.ts';
import type { Round } from './round.state.ts';
import { nameOf } from './signatories.tsx';
import { LONGEST_REASON } from './signature.rules.ts';
import type { Visit } from './visit.ts';

export interface DeclineView {
  text: SignedMou;
  agreement: Agreement;
  round: Round;
  visitor: Visit;
  form: FormKeys;
  typed: string;
  refused?: Refusal;
}

const Consequences = ({ text, agreement, visitor }: DeclineView) => (
  <>
    <p>
      Declining ends this round for <strong>every</strong> agency. Signatures already given stay on record for this text
      and no longer count. {nameOf(text, agreement.convener)} may send out a new version.
    </p>
    <h2>Who will read your reason</h2>
    <ul class="usa-list">
      {text.parties.map(({ key, name }) => (
        <li key={key} dir="auto">
          {name}
          {key === visitor.party && ' (your agency)'}
        </li>
      ))}
    </ul>
    <p>
      It stays on the record with your name and office, word for word. This is an official record and no place for
      classified information.
    </p>
  </>
);

export const declinePage = (view: DeclineView): string => {
  const { text, agreement, round, visitor, form, typed, refused } = view;
  // A refusal that no field caused means that declining is no longer possible.
  const closed = refused !== undefined && refused.field === undefined;
  return layout({
    title: `Decline to sign ${mouName(agreement.number)}`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> Decline to sign
        </h1>
        {closed && (
          <Notice kind="warning" heading={refused.wrong}>
            {refused.remedy}
          </Notice>
        )}
        {closed && typed.trim() !== '' && (
          <>
            <h2>What you wrote was not recorded</h2>
            <p>Copy it from here if you need it elsewhere:</p>
            <blockquote class="concord-words" dir="auto">
              {typed}
            </blockquote>
          </>
        )}
        {refused && !closed && <Alert refusal={refused} />}
        {!closed && (
          <>
            <Consequences {...view} />
            <form method="post" action={`/rounds/${round.id}/decline`}>
              <Hidden of={{ ...form, documentHash: round.documentHash }} />
              <Field
                name="reason"
                label="Your reason: what would have to change for you to sign?"
                rows={8}
                maxlength={LONGEST_REASON}
                required
                value={typed}
                error={refused?.field === 'reason' ? refused : undefined}
              />
              <Button look="secondary">Decline for {nameOf(text, visitor.party)}</Button>
            </form>
          </>
        )}
        <p>
          <a href={`/rounds/${round.id}`}>Back to the agreement{!closed && ', without declining'}</a>
        </p>
      </>
    ),
  });
};
