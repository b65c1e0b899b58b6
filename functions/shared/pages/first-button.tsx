/** What Enter does in a form with several buttons: a browser presses the first one, which must not be “Add another”. */
export const FirstButton = ({ name }: { name?: string | undefined }) => (
  <button
    class="usa-sr-only"
    type="submit"
    tabIndex={-1}
    aria-hidden="true"
    {...(name !== undefined && { name, value: 'yes', formnovalidate: true })}
  >
    Go on
  </button>
);
