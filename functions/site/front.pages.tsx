/** Whoever comes without a link learns what Concord is, what a signatory does, and what to do if a link does not work. */
import { WaysIn } from '../shared/pages/error.pages.tsx';
import { layout } from '../shared/pages/layout.tsx';

export const frontPage = layout({
  title: 'Agreements between agencies',
  signIn: true,
  main: (
    <>
      <h1>Agreements that stay alive after they are signed</h1>
      <p class="usa-intro">
        Concord carries a memorandum of understanding (MOU) between agencies from signature to end. Each agency head
        signs from an email link. Agencies settle disputes and share their figures here. Every 18 months they decide
        whether to go on.
      </p>
      <h2>If you are asked to sign</h2>
      <ol class="usa-process-list">
        <li class="usa-process-list__item">
          <h3 class="usa-process-list__heading">Open the link in your email</h3>
          <p>You need no account and no password. Opening the link signs nothing and records nothing.</p>
        </li>
        <li class="usa-process-list__item">
          <h3 class="usa-process-list__heading">Read the whole agreement</h3>
          <p>It is one page, on a phone or a desktop. It also shows who has signed so far.</p>
        </li>
        <li class="usa-process-list__item">
          <h3 class="usa-process-list__heading">Ask for a code, and sign or decline</h3>
          <p>
            We email you a code when you press the button for it. If you decline, you give a reason in writing. The page
            says beforehand who will read it.
          </p>
        </li>
        <li class="usa-process-list__item">
          <h3 class="usa-process-list__heading">Keep your copy</h3>
          <p>When the last agency has signed, every party gets the executed agreement by email.</p>
        </li>
      </ol>
      <h2>If you speak for your agency</h2>
      <p>
        Liaisons, reviewers, records officers and agency heads{' '}
        <a href="/sign-in">sign in with their work email address</a> and see their tasks.
      </p>
      <h2>If you want to check a copy or a record</h2>
      <p>
        Anyone who holds an executed copy or an exported record can{' '}
        <a href="/verify">check that it is unchanged since it was sealed</a>, without asking the agencies.
      </p>
      <h2>If your link does not work</h2>
      <ul class="usa-list">
        <li>Copy the whole line that begins with https into your browser. Some email programs break it in two.</li>
        <li>
          A link lasts 14 days. On the page of a link that has ended, you can ask for a new one. It goes to the email
          address on record.
        </li>
        <li>If there was a later email about the same agreement, use the link in that one.</li>
        <li>
          <a href="/find">Find your link</a> with the MOU’s number and your work email address.
        </li>
        <li>
          If none of this helps, write to the agency that organizes the agreement. Its name is in the email. Use an
          address or phone number that you already know.
        </li>
      </ul>
    </>
  ),
});

export const nothingHerePage = layout({
  title: 'Error: nothing at this address',
  main: (
    <>
      <h1>There is nothing at this address</h1>
      <p>
        Check the address. If it is from an email, copy the whole line that begins with https. Some email programs break
        it in two.
      </p>
      <WaysIn />
      <p>
        <a href="/">What Concord is, and what to do if a link does not work</a>
      </p>
    </>
  ),
});

/** Of a service that its operator has closed for a while. */
export const closedPage = layout({
  title: 'Closed for a while',
  main: (
    <>
      <h1>Concord is closed for a while</h1>
      <p>
        Its operator is restoring records. Nothing can be read, signed or sent meanwhile, and what you just sent was not
        recorded. Keep what you wrote, and send it again when Concord is open.
      </p>
      <p>Links in your emails stay good.</p>
      <p>
        <a href="/">Try again</a>
      </p>
    </>
  ),
});
