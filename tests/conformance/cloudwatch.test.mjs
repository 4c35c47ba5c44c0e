import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand, GetMetricStatisticsCommand, ListMetricsCommand, PutMetricAlarmCommand,
  PutMetricDataCommand, SetAlarmStateCommand, paginateDescribeAlarms, paginateGetMetricData, paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { clockOff, metrics, settings, unknownKey, wrongSecret } from './support/account.mjs';

const protocols = { json: AwsJson1_0Protocol, cbor: AwsSmithyRpcV2CborProtocol, query: AwsQueryProtocol };

function inEachProtocol(name, run) {
  for (const [key, protocol] of Object.entries(protocols)) {
    // In other protocols than its default one this client states the length before it compresses, so that the rest never comes.
    const disableRequestCompression = key !== 'json';
    const client = (which, overrides) => new CloudWatchClient(settings(which, { disableRequestCompression, ...overrides, protocol }));
    test(`CloudWatch over ${key}: ${name}`, () => run(client(), client, key));
  }
}

const StartTime = new Date(metrics.start);
const EndTime = new Date(metrics.end);
const orders = MetricName => ({ Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: 'orders' }] });
const stat = (Id, MetricName, Stat, Period = 60) => ({ Id, MetricStat: { Metric: orders(MetricName), Stat, Period } });
const sums = { StartTime, EndTime, MetricDataQueries: [stat('sum', 'Invocations', 'Sum')], ScanBy: 'TimestampAscending' };
const ofEveryMinute = Array.from({ length: metrics.minutes }, (_, minute) => minute + 1);

inEachProtocol('every minute comes with its value and time', async cloudwatch => {
  const { MetricDataResults: [sum] } = await cloudwatch.send(new GetMetricDataCommand(sums));
  assert.equal(sum.StatusCode, 'Complete');
  assert.deepEqual(sum.Values, ofEveryMinute);
  assert.deepEqual(sum.Timestamps.map(Number), ofEveryMinute.map(n => Number(StartTime) + (n - 1) * 60_000));
});

inEachProtocol('five statistics of a metric and an expression come in one call', async cloudwatch => {
  const { MetricDataResults } = await cloudwatch.send(new GetMetricDataCommand({
    StartTime, EndTime,
    MetricDataQueries: [
      stat('average', 'Duration', 'Average'), stat('median', 'Duration', 'p50'), stat('tail', 'Duration', 'p99'),
      stat('longest', 'Duration', 'Maximum'), stat('count', 'Duration', 'SampleCount'),
      { Id: 'spread', Expression: 'longest-average', Label: 'Spread' },
    ],
  }));
  const first = Object.fromEntries(MetricDataResults.map(result => [result.Id, result.Values[0]]));
  assert.deepEqual([first.average, first.longest, first.count, first.spread], [50.5, 100, 100, 49.5]);
  assert.ok(first.median >= 50 && first.median <= 51, `p50 of 1..100 is ${first.median}`);
  assert.ok(first.tail >= 98.5 && first.tail <= 100, `p99 of 1..100 is ${first.tail}`);
  assert.equal(MetricDataResults.at(-1).Label, 'Spread');
});

inEachProtocol('a metric that does not exist is complete and empty', async cloudwatch => {
  const query = { Id: 'none', MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Nothing' }, Stat: 'Sum', Period: 60 } };
  const { MetricDataResults: [none] } = await cloudwatch.send(new GetMetricDataCommand({ StartTime, EndTime, MetricDataQueries: [query] }));
  assert.equal(none.StatusCode, 'Complete');
  assert.equal(none.Values?.length ?? 0, 0);
});

inEachProtocol('the paginator gathers what does not fit one page', async cloudwatch => {
  const values = [];
  let pages = 0;
  for await (const page of paginateGetMetricData({ client: cloudwatch }, { ...sums, MaxDatapoints: 25 })) {
    values.push(...page.MetricDataResults.flatMap(result => result.Values ?? []));
    pages++;
  }
  assert.deepEqual(values, ofEveryMinute);
  assert.equal(pages, 3);
});

inEachProtocol('partial data is completed by the next page', async (_, client) => {
  const results = [];
  for await (const page of paginateGetMetricData({ client: client('partial') }, { ...sums })) results.push(...page.MetricDataResults);
  assert.equal(results[0].StatusCode, 'PartialData');
  assert.equal(results.at(-1).StatusCode, 'Complete');
  assert.deepEqual(results.flatMap(result => result.Values ?? []), ofEveryMinute);
});

inEachProtocol('a failed and a forbidden query say so beside their id', async (_, client) => {
  const { MetricDataResults: [failed] } = await client('failing').send(new GetMetricDataCommand(sums));
  const { MetricDataResults: [forbidden] } = await client('forbidden').send(new GetMetricDataCommand(sums));
  assert.deepEqual([failed.Id, failed.StatusCode, forbidden.Id, forbidden.StatusCode], ['sum', 'InternalError', 'sum', 'Forbidden']);
  assert.equal(forbidden.Messages[0].Code, 'Forbidden');
});

inEachProtocol('the paginator lists every metric once', async (cloudwatch, _, key) => {
  const listed = [];
  for await (const page of paginateListMetrics({ client: cloudwatch }, { Namespace: 'AWS/Lambda' })) listed.push(...page.Metrics);
  const names = new Set(listed.map(metric => `${metric.MetricName} ${metric.Dimensions.map(d => d.Value)}`));
  assert.equal(listed.length, metrics.count, key);
  assert.equal(names.size, metrics.count);
});

inEachProtocol('metrics are listed by name and dimension', async cloudwatch => {
  const { Metrics, NextToken } = await cloudwatch.send(new ListMetricsCommand({ ...orders('Duration'), Dimensions: [{ Name: 'FunctionName', Value: 'orders' }] }));
  assert.equal(NextToken, undefined);
  assert.deepEqual(Metrics.map(({ Namespace, MetricName, Dimensions }) => ({ Namespace, MetricName, Dimensions })), [orders('Duration')]);
});

inEachProtocol('statistics of one metric agree with its data', async cloudwatch => {
  const { Datapoints } = await cloudwatch.send(new GetMetricStatisticsCommand({ ...orders('Invocations'), StartTime, EndTime, Period: 600, Statistics: ['Sum', 'SampleCount'] }));
  const bySix = Datapoints.sort((a, b) => a.Timestamp - b.Timestamp).map(point => point.Sum);
  assert.deepEqual(bySix, [55, 155, 255, 355, 455, 555]);
});

inEachProtocol('metrics that are put are read back', async (cloudwatch, _, key) => {
  const metric = { Namespace: `Conformance/${key}`, MetricName: 'Level' };
  const large = Array.from({ length: 400 }, (_, n) => ({ MetricName: 'Many', Dimensions: [{ Name: 'Series', Value: `number-${n}-of-a-body-that-is-worth-compressing` }], Timestamp: StartTime, Value: n }));
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: metric.Namespace, MetricData: [{ MetricName: 'Level', Timestamp: StartTime, Values: [1, 3], Counts: [3, 1] }] }));
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: metric.Namespace, MetricData: large }));
  const { MetricDataResults: [level] } = await cloudwatch.send(new GetMetricDataCommand({
    StartTime, EndTime, MetricDataQueries: [{ Id: 'level', MetricStat: { Metric: metric, Stat: 'Average', Period: 60 } }],
  }));
  const listed = [];
  for await (const page of paginateListMetrics({ client: cloudwatch }, { Namespace: metric.Namespace, MetricName: 'Many' })) listed.push(...page.Metrics);
  assert.deepEqual(level.Values, [1.5]);
  assert.equal(listed.length, 400);
});

inEachProtocol('alarms that are put are described', async (cloudwatch, _, key) => {
  const names = [1, 2, 3].map(n => `${key}-${n}`);
  for (const AlarmName of names) {
    await cloudwatch.send(new PutMetricAlarmCommand({ AlarmName, ...orders('Errors'), Statistic: 'Sum', Period: 60, EvaluationPeriods: 3, Threshold: 2.5, ComparisonOperator: 'GreaterThanThreshold' }));
  }
  await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: names[1], StateValue: 'ALARM', StateReason: 'tried' }));
  const described = [];
  for await (const page of paginateDescribeAlarms({ client: cloudwatch }, { AlarmNamePrefix: `${key}-`, MaxRecords: 2 })) described.push(...page.MetricAlarms);
  const { MetricAlarms: raised } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: `${key}-`, StateValue: 'ALARM' }));
  assert.deepEqual(described.map(alarm => alarm.AlarmName), names);
  assert.equal(described[0].Threshold, 2.5);
  assert.ok(described[0].StateUpdatedTimestamp instanceof Date);
  assert.deepEqual(raised.map(alarm => alarm.AlarmName), [names[1]]);
});

inEachProtocol('a bad query is refused by name', async cloudwatch => {
  const query = { ...stat('Sum', 'Invocations', 'Sum') };
  await assert.rejects(cloudwatch.send(new GetMetricDataCommand({ StartTime, EndTime, MetricDataQueries: [query] })), error => {
    assert.match(error.name, /^Validation(Error|Exception)$/);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.match(error.message, /The value Sum for parameter MetricDataQueries/);
    return true;
  });
});

inEachProtocol('a bad token is InvalidNextToken', async cloudwatch => {
  await assert.rejects(cloudwatch.send(new GetMetricDataCommand({ ...sums, NextToken: 'nonsense' })), { name: 'InvalidNextToken' });
});

inEachProtocol('too many points of a statistic are refused', async cloudwatch => {
  const call = new GetMetricStatisticsCommand({ ...orders('Invocations'), StartTime: new Date(Number(StartTime) - 5 * 86_400_000), EndTime, Period: 60, Statistics: ['Sum'] });
  await assert.rejects(cloudwatch.send(call), { name: /^InvalidParameterCombination/, message: /1,?440/ });
});

inEachProtocol('signatures are refused by their query codes', async (_, client) => {
  const call = new GetMetricDataCommand(sums);
  await assert.rejects(client('healthy', wrongSecret).send(call), { name: 'SignatureDoesNotMatch' });
  await assert.rejects(client('healthy', unknownKey).send(call), { name: 'InvalidClientTokenId' });
  await assert.rejects(client('healthy', clockOff(-20)).send(call), { name: 'SignatureDoesNotMatch', message: /Signature expired/ });
  await client('skewed', { maxAttempts: 2 }).send(call);
});

inEachProtocol('a throttled call is Throttling with 400 and is retried', async (_, client) => {
  await assert.rejects(client('throttled').send(new ListMetricsCommand({})), error => {
    assert.equal(error.name, 'Throttling');
    assert.equal(error.message, 'Rate exceeded');
    assert.equal(error.$metadata.httpStatusCode, 400);
    return true;
  });
  const answer = await client('briefly', { maxAttempts: 4 }).send(new ListMetricsCommand({}));
  assert.ok(answer.$metadata.attempts <= 2);
});

inEachProtocol('a broken account and a denied action are told apart', async (_, client) => {
  await assert.rejects(client('broken').send(new ListMetricsCommand({})), error => /^InternalService/.test(error.name) && error.$metadata.httpStatusCode === 500);
  await assert.rejects(client('denied').send(new ListMetricsCommand({})), error => error.name.startsWith('AccessDenied') && /cloudwatch:ListMetrics/.test(error.message));
  await assert.rejects(client('expired').send(new ListMetricsCommand({})), error => error.name.startsWith('ExpiredToken') && error.$metadata.httpStatusCode === 403);
});
