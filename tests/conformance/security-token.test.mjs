import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clockOff, settings, unknownKey, wrongSecret } from './support/account.mjs';

const sts = new STSClient(settings());
const client = (which, overrides) => new STSClient(settings(which, overrides));
const role = { RoleArn: 'arn:aws:iam::123456789012:role/reader', RoleSessionName: 'night-shift' };

test('STS: the caller is told who it is', async () => {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
  assert.equal(Account, '123456789012');
  assert.match(Arn, /:user\//);
});

test('STS: an assumed role signs for every service', async () => {
  const { Credentials, AssumedRoleUser } = await sts.send(new AssumeRoleCommand({ ...role, DurationSeconds: 900 }));
  const credentials = { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken };
  const { Arn } = await client('healthy', { credentials }).send(new GetCallerIdentityCommand({}));
  const { AccountLimit } = await new LambdaClient(settings('healthy', { credentials })).send(new GetAccountSettingsCommand({}));
  assert.equal(Arn, AssumedRoleUser.Arn);
  assert.ok(Credentials.Expiration > new Date());
  assert.ok(AccountLimit.ConcurrentExecutions > 0);
});

test('STS: a role of another account is AccessDenied', async () => {
  await assert.rejects(sts.send(new AssumeRoleCommand({ ...role, RoleArn: 'arn:aws:iam::999999999999:role/reader' })), { name: 'AccessDenied', message: /sts:AssumeRole/ });
});

test('STS: too short a session is a ValidationError', async () => {
  await assert.rejects(sts.send(new AssumeRoleCommand({ ...role, DurationSeconds: 60 })), { name: 'ValidationError' });
});

test('STS: signatures are refused by their query codes', async () => {
  await assert.rejects(client('healthy', wrongSecret).send(new GetCallerIdentityCommand({})), { name: 'SignatureDoesNotMatch' });
  await assert.rejects(client('healthy', unknownKey).send(new GetCallerIdentityCommand({})), { name: 'InvalidClientTokenId' });
  await client('healthy', { ...clockOff(30), maxAttempts: 2 }).send(new GetCallerIdentityCommand({}));
});

test('STS: an expired session says so', async () => {
  await assert.rejects(client('expired').send(new GetCallerIdentityCommand({})), error => /expired/.test(error.message) && error.name.startsWith('ExpiredToken'));
});
