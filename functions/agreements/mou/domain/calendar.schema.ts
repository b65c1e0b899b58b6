/** By which zone and whose public holidays an MOU's deadlines are reckoned. */
import * as z from 'zod';
import { knows } from '../../../shared/calendar/law.ts';
import { tell, zone } from './mou.text.ts';

/** Of these no holidays are known, so no deadline could be reckoned. */
const NO_COUNTRY = {
  code: 'country-unknown',
  wrong: 'This is not a country whose public holidays are known here.',
  remedy: 'Write US, or leave the field out.',
};
const NO_REGION = {
  code: 'region-unknown',
  wrong: 'This is not a state or territory whose public holidays are known here.',
  remedy: 'Write its two capital letters, such as OR, or leave the field out: then federal holidays count.',
};

/** Which days and hours count: deadlines fall at 17:00 in `zone`, on a day that is no public holiday there. */
export const calendarSchema = z.strictObject({
  zone,
  country: z
    .string()
    .superRefine((value, ctx) => tell(ctx, knows({ country: value }) ? undefined : NO_COUNTRY))
    .default('US'),
  region: z
    .string()
    .superRefine((value, ctx) =>
      tell(ctx, value !== '' && knows({ country: 'US', region: value }) ? undefined : NO_REGION),
    )
    .optional(),
});
