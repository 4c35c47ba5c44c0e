// Columns of points by time. A row is the time in Unix milliseconds and a float64 a series; NaN is a gap.
const isKnown = value => value !== undefined && !Number.isNaN(value);

// A line of one point has no length and is not seen: a point between two gaps is drawn as long as its minute.
function drawn(values, i) {
  if (isKnown(values[i])) return values[i];
  return isKnown(values[i - 1]) && !isKnown(values[i - 2]) ? values[i - 1] : null;
}

export class Points {
  constructor(series) {
    this.width = series + 1;
    this.rows = new Map();
  }

  merge(bytes) {
    // The view may begin at an address that is no multiple of eight: copy it.
    const numbers = new Float64Array(bytes.slice().buffer);
    for (let i = 0; i < numbers.length; i += this.width) this.rows.set(numbers[i], numbers.subarray(i + 1, i + this.width));
  }

  dropBefore(time) {
    for (const key of this.rows.keys()) if (key < time) this.rows.delete(key);
  }

  times() {
    return [...this.rows.keys()].sort((a, b) => a - b);
  }

  end() {
    return this.times().at(-1);
  }

  value(series, index) {
    const value = this.rows.get(this.times()[index])?.[series];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  series(spec) {
    const times = this.times();
    return spec.series.map(({ name }, s) => {
      const values = times.map(time => this.rows.get(time)[s]);
      return { name, data: times.map((time, i) => [time, drawn(values, i)]) };
    });
  }
}
