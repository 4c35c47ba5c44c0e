import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DeleteFunctionConcurrencyCommand, DeleteProvisionedConcurrencyConfigCommand, GetAccountSettingsCommand, GetFunctionCommand,
  GetFunctionConcurrencyCommand, GetFunctionConfigurationCommand, GetProvisionedConcurrencyConfigCommand, LambdaClient,
  ListAliasesCommand, ListEventSourceMappingsCommand, ListFunctionsCommand, PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand, paginateListAliases, paginateListFunctions, paginateListProvisionedConcurrencyConfigs,
} from '@aws-sdk/client-lambda';
import { clockOff, functions, settings, unknownKey, wrongSecret } from './support/account.mjs';

const lambda = new LambdaClient(settings());
const client = (which, overrides) => new LambdaClient(settings(which, overrides));

test('Lambda: the paginator lists every function once', async () => {
  const names = [];
  let pages = 0;
  for await (const page of paginateListFunctions({ client: lambda }, {})) {
    names.push(...page.Functions.map(f => f.FunctionName));
    pages++;
  }
  assert.equal(names.length, functions.count);
  assert.equal(new Set(names).size, functions.count);
  assert.equal(pages, Math.ceil(functions.count / 50));
});

test('Lambda: a function is listed with its settings', async () => {
  const { Functions: [first] } = await lambda.send(new ListFunctionsCommand({ MaxItems: 1 }));
  assert.match(first.FunctionArn, /^arn:aws:lambda:.*:function:/);
  assert.ok(first.MemorySize >= 128);
  assert.ok(first.Timeout >= 1);
  assert.ok(!Number.isNaN(Date.parse(first.LastModified)));
  assert.equal(first.Architectures.length, 1);
  assert.equal(first.State, undefined);
});

test('Lambda: configuration and function agree with the list', async () => {
  const configuration = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functions.some }));
  const { Configuration, Concurrency } = await lambda.send(new GetFunctionCommand({ FunctionName: configuration.FunctionArn }));
  assert.equal(configuration.FunctionName, functions.some);
  assert.equal(configuration.State, 'Active');
  assert.equal(Configuration.RevisionId, configuration.RevisionId);
  assert.equal(Concurrency?.ReservedConcurrentExecutions, undefined);
});

test('Lambda: the account tells its limit', async () => {
  const { AccountLimit, AccountUsage } = await lambda.send(new GetAccountSettingsCommand({}));
  assert.equal(AccountLimit.ConcurrentExecutions, functions.limit);
  assert.ok(AccountLimit.UnreservedConcurrentExecutions <= functions.limit);
  assert.equal(AccountUsage.FunctionCount, functions.count);
});

test('Lambda: a reservation is put, read by ARN and removed', async () => {
  const FunctionName = functions.reservable;
  const none = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }));
  const put = await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  const zero = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: functions.reservableArn }));
  await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  const gone = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }));
  assert.deepEqual(
    [none, put, zero, gone].map(answer => answer.ReservedConcurrentExecutions),
    [undefined, 0, 0, undefined]);
});

test('Lambda: provisioned concurrency is put, listed, read and removed', async () => {
  const FunctionName = functions.aliased;
  const Qualifier = functions.alias;
  const put = await lambda.send(new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions: 3 }));
  const listed = [];
  for await (const page of paginateListProvisionedConcurrencyConfigs({ client: lambda }, { FunctionName })) listed.push(...page.ProvisionedConcurrencyConfigs);
  const read = await lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }));
  await lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }));
  assert.equal(put.RequestedProvisionedConcurrentExecutions, 3);
  assert.equal(listed.length, 1);
  assert.match(listed[0].FunctionArn, new RegExp(`:${FunctionName}:${Qualifier}$`));
  assert.equal(read.RequestedProvisionedConcurrentExecutions, 3);
  await assert.rejects(
    lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier })),
    { name: 'ProvisionedConcurrencyConfigNotFoundException' });
});

test('Lambda: aliases come in pages', async () => {
  const names = [];
  for await (const page of paginateListAliases({ client: lambda }, { FunctionName: functions.aliased, MaxItems: 1 })) names.push(...page.Aliases.map(a => a.Name));
  assert.deepEqual(names, [functions.alias, functions.otherAlias].sort());
});

test('Lambda: an event source tells its scaling and a real date', async () => {
  const { EventSourceMappings: [source] } = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName: functions.aliased }));
  assert.equal(source.ScalingConfig.MaximumConcurrency, 20);
  assert.equal(source.LastModified.toISOString(), '2026-11-01T08:30:00.000Z');
});

test('Lambda: an unknown function is a ResourceNotFoundException', async () => {
  await assert.rejects(lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'absent' })), error => {
    assert.equal(error.name, 'ResourceNotFoundException');
    assert.equal(error.$metadata.httpStatusCode, 404);
    assert.match(error.message, /Function not found: arn:aws:lambda:/);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
});

test('Lambda: too large a reservation is an InvalidParameterValueException', async () => {
  await assert.rejects(
    lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: functions.reservable, ReservedConcurrentExecutions: functions.limit })),
    { name: 'InvalidParameterValueException', message: /below its minimum value of \[100\]/ });
});

test('Lambda: a wrong secret is an InvalidSignatureException', async () => {
  await assert.rejects(client('healthy', wrongSecret).send(new GetAccountSettingsCommand({})), { name: 'InvalidSignatureException', message: /does not match/ });
});

test('Lambda: an unknown key is an UnrecognizedClientException', async () => {
  await assert.rejects(client('healthy', unknownKey).send(new GetAccountSettingsCommand({})), { name: 'UnrecognizedClientException' });
});

test('Lambda: a clock twenty minutes off fails once and is set right by the retry', async () => {
  await assert.rejects(client('healthy', clockOff(20)).send(new GetAccountSettingsCommand({})), { message: /Signature not yet current/ });
  await assert.rejects(client('healthy', clockOff(-20)).send(new GetAccountSettingsCommand({})), { message: /Signature expired/ });
  await client('healthy', { ...clockOff(-20), maxAttempts: 2 }).send(new GetAccountSettingsCommand({}));
});

test('Lambda: a skewed account is followed', async () => {
  await client('skewed', { maxAttempts: 2 }).send(new GetAccountSettingsCommand({}));
});

test('Lambda: a throttled call says how long to wait', async () => {
  await assert.rejects(client('throttled').send(new GetAccountSettingsCommand({})), error => {
    assert.equal(error.name, 'TooManyRequestsException');
    assert.equal(error.$metadata.httpStatusCode, 429);
    assert.equal(error.retryAfterSeconds, '1');
    assert.equal(error.Reason, 'CallerRateLimitExceeded');
    assert.ok(error.$retryable?.throttling ?? true);
    return true;
  });
});

test('Lambda: a call throttled at first is retried', async () => {
  const answer = await client('briefly', { maxAttempts: 4 }).send(new ListAliasesCommand({ FunctionName: functions.aliased }));
  assert.equal(answer.$metadata.attempts, 2);
});

test('Lambda: a denied call names the action', async () => {
  await assert.rejects(client('denied').send(new ListFunctionsCommand({})), { name: 'AccessDeniedException', message: /lambda:ListFunctions/ });
});
