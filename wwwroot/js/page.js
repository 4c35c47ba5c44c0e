// What every page needs, with or without a live circuit.
import './theme.js';
import './live-age.js';
import './keys.js';
import './copy.js';
import './print.js';
import './reconnect.js';
