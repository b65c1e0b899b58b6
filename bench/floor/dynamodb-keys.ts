/** The floor of a function that reaches the table and the sealing key: both clients, one call to each service. */
import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { KMSClient, SignCommand, type SignCommandInput } from '@aws-sdk/client-kms';

const dynamo = new DynamoDBClient({});
const kms = new KMSClient({});

export const handler = async (event: { write: TransactWriteItemsCommandInput; sign: SignCommandInput }) => {
  await kms.send(new SignCommand(event.sign));
  await dynamo.send(new TransactWriteItemsCommand(event.write));
};
