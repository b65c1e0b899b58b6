/** What the service must know of every MOU and a signed original may not say: it is set here, and called a setting wherever it stands. */

/** By its field in the file. A term that parties owe each other is none of them: what they did not sign is not invented. */
export const SETTINGS: Readonly<Record<string, string>> = {
  number: 'number',
  title: 'title',
  convener: 'the agency that organizes it',
  'calendar.zone': 'time zone',
  'calendar.country': 'the country whose holidays count',
  'calendar.region': 'the state whose holidays count',
  sunset: 'review day',
  'sunset.opensDaysBefore': 'when the review opens',
  handling: 'who may read it',
};

/** `time zone, review day` */
export const saySettings = (settings: readonly string[]): string =>
  settings.map((field) => SETTINGS[field] ?? field).join(', ');
