import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApplicationAutoScalingClient, DescribeScalableTargetsCommand, DescribeScalingPoliciesCommand, DescribeScheduledActionsCommand,
  PutScalingPolicyCommand, PutScheduledActionCommand, RegisterScalableTargetCommand, paginateDescribeScalableTargets,
} from '@aws-sdk/client-application-auto-scaling';
import { clockOff, functions, settings, unknownKey, wrongSecret } from './support/account.mjs';

const scaling = new ApplicationAutoScalingClient(settings());
const client = (which, overrides) => new ApplicationAutoScalingClient(settings(which, overrides));
const alias = { ServiceNamespace: 'lambda', ScalableDimension: 'lambda:function:ProvisionedConcurrency', ResourceId: `function:${functions.aliased}:${functions.alias}` };
const other = { ...alias, ResourceId: `function:${functions.aliased}:${functions.otherAlias}` };

test('Auto Scaling: what is registered and put is described', async () => {
  const { ScalableTargetARN } = await scaling.send(new RegisterScalableTargetCommand({ ...alias, MinCapacity: 1, MaxCapacity: 30 }));
  await scaling.send(new RegisterScalableTargetCommand({ ...other, MinCapacity: 2, MaxCapacity: 5 }));
  await scaling.send(new PutScalingPolicyCommand({
    ...alias, PolicyName: 'seventy', PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: { TargetValue: 0.7, ScaleInCooldown: 60, PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' } },
  }));
  await scaling.send(new PutScheduledActionCommand({
    ...alias, ScheduledActionName: 'morning', Schedule: 'cron(0 8 * * ? *)', Timezone: 'Europe/Paris', ScalableTargetAction: { MinCapacity: 10, MaxCapacity: 20 },
  }));

  const targets = [];
  let pages = 0;
  for await (const page of paginateDescribeScalableTargets({ client: scaling }, { ServiceNamespace: 'lambda', MaxResults: 1 })) {
    targets.push(...page.ScalableTargets);
    pages++;
  }
  const { ScalingPolicies: [policy] } = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'lambda', ResourceId: alias.ResourceId, PolicyNames: ['seventy'] }));
  const { ScheduledActions: [action] } = await scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace: 'lambda' }));

  const target = targets.find(t => t.ResourceId === alias.ResourceId);
  assert.ok(pages >= 2);
  assert.equal(target.ScalableTargetARN, ScalableTargetARN);
  assert.deepEqual([target.MinCapacity, target.MaxCapacity], [1, 30]);
  assert.ok(target.CreationTime instanceof Date);
  assert.equal(policy.TargetTrackingScalingPolicyConfiguration.TargetValue, 0.7);
  assert.equal(policy.TargetTrackingScalingPolicyConfiguration.ScaleInCooldown, 60);
  assert.equal(policy.Alarms.length, 2);
  assert.equal(action.Timezone, 'Europe/Paris');
  assert.deepEqual(action.ScalableTargetAction, { MinCapacity: 10, MaxCapacity: 20 });
});

test('Auto Scaling: an unknown namespace is a ValidationException', async () => {
  await assert.rejects(scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'lamda' })), { name: 'ValidationException', message: /serviceNamespace/ });
});

test('Auto Scaling: a bad token is an InvalidNextTokenException', async () => {
  await assert.rejects(scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'lambda', NextToken: '!' })), { name: 'InvalidNextTokenException' });
});

test('Auto Scaling: a policy without its target is an ObjectNotFoundException', async () => {
  await assert.rejects(
    scaling.send(new PutScheduledActionCommand({ ...alias, ResourceId: 'function:absent:live', ScheduledActionName: 'a', Schedule: 'rate(1 hour)', ScalableTargetAction: { MinCapacity: 1 } })),
    { name: 'ObjectNotFoundException' });
});

test('Auto Scaling: signatures are refused by their own names', async () => {
  const call = new DescribeScalableTargetsCommand({ ServiceNamespace: 'lambda' });
  await assert.rejects(client('healthy', wrongSecret).send(call), { name: 'InvalidSignatureException' });
  await assert.rejects(client('healthy', unknownKey).send(call), { name: 'UnrecognizedClientException' });
  await client('healthy', { ...clockOff(-20), maxAttempts: 2 }).send(call);
});

test('Auto Scaling: a call throttled at first is retried', async () => {
  const answer = await client('briefly', { maxAttempts: 4 }).send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'lambda' }));
  assert.equal(answer.$metadata.attempts, 2);
});
