/** The floor of a function that reaches the table and the workflows: both clients, one call to each service. */
import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, type SendTaskSuccessCommandInput, SFNClient } from '@aws-sdk/client-sfn';

const dynamo = new DynamoDBClient({});
const sfn = new SFNClient({});

export const handler = async (event: {
  write: TransactWriteItemsCommandInput;
  answer: SendTaskSuccessCommandInput;
}) => {
  await dynamo.send(new TransactWriteItemsCommand(event.write));
  await sfn.send(new SendTaskSuccessCommand(event.answer));
};
