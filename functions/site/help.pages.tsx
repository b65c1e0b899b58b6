/** What the footer of every page leads to: how to go on, what is kept, and what everyone can expect of these pages. */
import { WaysIn } from '../shared/pages/error.pages.tsx';
import { layout } from '../shared/pages/layout.tsx';

export const helpPage = layout({
  title: 'Help',
  signIn: true,
  main: (
    <>
      <h1>Help</h1>
      <WaysIn />
      <h2>If a link does not work</h2>
      <ul class="usa-list">
        <li>Copy the whole line that begins with https into your browser. Some email programs break it in two.</li>
        <li>
          A link to sign lasts 14 days, and a link to sign in 15 minutes. On the page of a link that has ended you can
          ask for a new one. It goes to the email address on record.
        </li>
        <li>If there was a later email about the same MOU, use the link in that one.</li>
      </ul>
      <h2>Whom to ask</h2>
      <ul class="usa-list">
        <li>
          <strong>About an MOU:</strong> your agency’s liaison. The name is at the top of every page of the MOU, after
          “Questions”.
        </li>
        <li>
          <strong>About an agency’s offices and mailboxes:</strong> the liaison of that agency, who can correct them.
        </li>
        <li>
          <strong>Whether an email is real:</strong> the agency that organizes the MOU. Use an address or a phone number
          that you already know, not one from the email.
        </li>
        <li>
          <strong>About a page that failed:</strong> tell your liaison the reference that the page shows. The operator
          of this service finds the failure by it.
        </li>
      </ul>
      <h2>How to check a copy or a record</h2>
      <p>
        Anyone can <a href="/verify">check a file</a> that they have. The file is not kept.
      </p>
    </>
  ),
});

export const privacyPage = layout({
  title: 'Privacy',
  main: (
    <>
      <h1>Privacy</h1>
      <h2>What is kept</h2>
      <ul class="usa-list">
        <li>
          Names, offices and work email addresses of the people who act for an agency in an MOU: the agencies enter
          them.
        </li>
        <li>
          What people do and write in an MOU: signatures, clearances, disputes, decisions and their reasons. They are an
          official record of the agencies and are kept as their record schedules say.
        </li>
        <li>With a signature or a clearance: the network address and the kind of browser from which it was given.</li>
        <li>Whether an email arrived. Whether it was opened or read is not recorded.</li>
      </ul>
      <p>
        Words can be removed where a law or a court orders it. A records officer of one agency asks, and one of another
        agency decides. The record still shows that something was removed.
      </p>
      <h2>Who can read it</h2>
      <p>
        The people of the agencies that are parties, as each MOU and each dispute says. What reviewers write stays
        within their own agency. Records may be released to others under the laws on public records.
      </p>
      <h2>Cookies</h2>
      <p>Cookies are used to keep you signed in, and for nothing else. None of them follows you to other websites.</p>
      <ul class="usa-list">
        <li>While you are signed in: 12 hours at most.</li>
        <li>While a link from an email is open: one hour.</li>
        <li>While you ask for a sign-in link: so that the link works with one press in the same browser.</li>
        <li>
          After you signed in: for 400 days a cookie says that this browser belongs to your mailbox. Strangers who type
          your address then cannot keep you from asking for a link.
        </li>
      </ul>
      <p>
        You can see <a href="/sessions">where you are signed in</a>, and end each session there. These pages run no
        script, load nothing from other websites, and count no visitors.
      </p>
      <h2>Logs</h2>
      <p>
        For each request the logs say which kind of page was asked for, when, and whether it failed. They hold no names,
        no email addresses, no links and nothing that was typed. Requests for emails are counted by network address, so
        that nobody can ask for too many. The counts are deleted after a few days.
      </p>
    </>
  ),
});

export const accessibilityPage = layout({
  title: 'Accessibility',
  main: (
    <>
      <h1>Accessibility</h1>
      <p>
        These pages are made to meet WCAG 2.2 at level AA: the rules for web pages that everyone can use. US law
        (Section 508) asks for an older edition of them.
      </p>
      <ul class="usa-list">
        <li>Everything can be done with a keyboard, without a mouse, and without JavaScript.</li>
        <li>Everything can be read at 400 % zoom and on a phone, without scrolling sideways.</li>
        <li>What was wrong in a form is said in words, beside its field, and what you typed is kept.</li>
        <li>Executed copies are tagged PDFs, which screen readers can read in order.</li>
      </ul>
      <p>
        They are checked with axe at each change, in a browser, on a phone’s width and at 400 % zoom. Such checks do not
        find all faults.
      </p>
      <h2>If something keeps you from acting</h2>
      <p>
        Tell your agency’s liaison which page it is and what happened. The liaison can reach the operator of this
        service. A head can also sign on paper: the liaison hands the signed PDF in.
      </p>
      <p>
        Annexes and evidence are files of the agencies. If you cannot read one, ask the agency that added it for another
        form.
      </p>
    </>
  ),
});
