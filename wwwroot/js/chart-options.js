// From our specification (ChartSpec.cs) to ApexCharts' options. Colours come from the style sheet, so that they follow the theme.
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const formats = {
  Count: value => (value < 10 && value % 1 ? fine : whole).format(value),
  Milliseconds: value => (value >= 60_000 ? `${fine.format(value / 60_000)} min` : value >= 1000 ? `${fine.format(value / 1000)} s` : `${whole.format(value)} ms`),
  Share: value => `${whole.format(value * 100)} %`,
};

const part = (value, unit) => (value ? `${value}\u00a0${unit}` : '');
const elapsed = value => {
  const seconds = Math.round(value / 1000);
  return [part(Math.floor(seconds / 60), 'min'), part(seconds % 60, 's')].filter(Boolean).join(' ') || '0\u00a0s';
};

// Round steps of time, as many as have room.
function elapsedAxis(end) {
  const most = matchMedia('(max-width: 700px)').matches ? 4 : 10;
  const step = 1000 * [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800].find(seconds => end <= most * seconds * 1000);
  const ticks = Math.max(1, Math.ceil(end / step));
  return { type: 'numeric', min: 0, max: ticks * step, tickAmount: ticks };
}

const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

// light-dark() and var() are resolved by the browser on a real property only.
function resolver(host) {
  const probe = host.appendChild(document.createElement('span'));
  const of = token => {
    probe.style.color = `var(${token})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    return `#${[r, g, b].map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
  };
  return { of, end: () => probe.remove() };
}

// Round numbers for four steps, at least one a step: a scale of throttles that never were is not 0 to 0.
function top(max, isCount) {
  const step = Math.max(max * 1.02, 4) / 4;
  if (isCount && step < 10) return Math.ceil(step) * 4;
  const power = 10 ** Math.floor(Math.log10(step));
  const nice = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(factor => factor * power >= step) * power;
  return nice * 4;
}

export function options(spec, points, onDrawn) {
  const colour = resolver(document.body);
  const text = colour.of('--text-quiet');
  const line = colour.of('--line');
  const format = formats[spec.unit];
  const result = {
    chart: {
      type: 'area',
      height: spec.height,
      group: spec.group,
      id: spec.group && `${spec.group}-${crypto.randomUUID()}`,
      animations: { enabled: false },
      toolbar: { show: false },
      zoom: { enabled: false },
      background: 'transparent',
      foreColor: text,
      fontFamily: 'inherit',
      parentHeightOffset: 0,
      redrawOnWindowResize: false,
      events: { mounted: onDrawn, updated: onDrawn },
    },
    series: points.series(spec),
    colors: spec.series.map(s => colour.of(s.colour)),
    stroke: {
      width: spec.series.map(s => (s.isLimit ? 1.5 : s.filled ? 2 : 1.75)),
      curve: spec.stepped ? 'stepline' : 'straight',
      dashArray: spec.series.map(s => s.dash),
    },
    fill: { type: 'solid', opacity: spec.series.map(s => (s.filled ? (spec.stepped ? 0.45 : 0.14) : 0)) },
    dataLabels: { enabled: false },
    legend: { show: false },
    markers: { size: 0, hover: { size: 4 } },
    grid: { borderColor: line, strokeDashArray: 0, padding: { top: -16, right: 12, bottom: -6, left: 8 } },
    xaxis: {
      ...(spec.elapsed ? elapsedAxis(points.end()) : { type: 'datetime' }),
      axisBorder: { color: line },
      axisTicks: { color: line },
      labels: { datetimeUTC: true, style: { fontSize: '11px' }, datetimeFormatter: { hour: 'HH:mm', minute: 'HH:mm', day: 'dd MMM' }, formatter: spec.elapsed ? elapsed : undefined },
      tooltip: { enabled: false },
      crosshairs: { stroke: { color: text, dashArray: 3 } },
    },
    yaxis: {
      min: 0,
      max: spec.maximum ?? (max => top(max, spec.unit === 'Count')),
      tickAmount: spec.height < 150 ? 2 : 4,
      // The same width in every chart: those of a group must share their time axis to the pixel.
      labels: { minWidth: 52, maxWidth: 52, style: { fontSize: '11px' }, formatter: value => (value == null ? '' : format(value)) },
    },
    tooltip: {
      shared: true,
      intersect: false,
      theme: false,
      x: { formatter: value => (spec.elapsed ? elapsed(value) : `${minute.format(value)} UTC`) },
      y: {
        formatter: (drawn, { seriesIndex, dataPointIndex }) => {
          const value = points.value(seriesIndex, dataPointIndex);
          return value === null ? 'none known' : format(value);
        },
      },
    },
  };
  colour.end();
  return result;
}
