/** The first step of confirming: who holds each office, one card each, and the way to change one. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { entryFindings } from '../domain/entry.rules.ts';
import { entryPath, Offer } from './entry.pages.tsx';
import { Card, factsOf, OfOffice } from './office-card.tsx';
import { asDrafted, officesOf, type PartyView } from './party-view.ts';

/** What the next step is: what was answered is not asked again. */
const nextStep = ({ path, draft }: PartyView): string => `${path}/draft${draft.reviewers ? '' : '/reviewers'}`;

export const Confirm = ({ view }: { view: PartyView }) => {
  const { agreement, register, text, round } = view;
  return (
    <section aria-labelledby="confirm">
      <h2 id="confirm">Are these people right?</h2>
      <p>
        Step 1 of 3. <bdi>{partyName(text, agreement.convener)}</bdi> ({agreement.organization}), which organizes this
        agreement, named them. Email goes only to addresses that you confirm.
      </p>
      <p>
        Before we ask your agency head, you confirm them.
        {round && ` The signing period ends on ${sayInstant(round.deadline, round.zone)}.`}
      </p>
      {officesOf(register).map(([key, { title }]) => {
        const { holder } = asDrafted(view, key) ?? {};
        return holder ? (
          <Card
            key={key}
            title={title}
            signs={register.signatories.includes(key)}
            facts={factsOf(holder)}
            wrong={entryFindings(view, key, holder)}
          >
            <Offer view={view} office={key} />
            <p>
              <a href={entryPath(view, key)}>
                Change
                <OfOffice title={title} />
              </a>
            </p>
          </Card>
        ) : null;
      })}
      <p>
        <a class="usa-button" href={nextStep(view)}>
          These are right: continue
        </a>
      </p>
    </section>
  );
};
