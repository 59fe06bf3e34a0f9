import { frequenciesOf, type HeardCurve, type HeardMark } from "./heard-curve.ts";

const curveS = 2;
const pauseS = 0.4;
const beepS = 0.06;
const loudness = 0.15;

/** Told apart by pitch: all are above a curve's own. */
const beepHz: Readonly<Record<HeardMark["kind"], number>> = {
  kink: 1760,
  zero: 1175,
  target: 1480,
};

let playing: AudioContext | null = null;

/** Plays curves one after another, from the left speaker to the right; a second call ends the first. */
export function playCurves(
  curves: readonly HeardCurve[],
  createContext: () => AudioContext = () => new AudioContext(),
): void {
  void playing?.close();
  const context = createContext();
  playing = context;
  curves.forEach((curve, index) => {
    const start = context.currentTime + 0.05 + index * (curveS + pauseS);
    playTone(context, curve, start);
    for (const mark of curve.marks) playBeep(context, mark, start);
  });
}

function playTone(context: AudioContext, curve: HeardCurve, start: number): void {
  const frequencies = frequenciesOf(curve);
  if (frequencies.length < 2) return;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const side = context.createStereoPanner();
  oscillator.type = "triangle";
  oscillator.frequency.setValueCurveAtTime(
    frequencies.map((hertz) => hertz || 1),
    start,
    curveS,
  );
  gain.gain.setValueAtTime(0, 0);
  gain.gain.setValueCurveAtTime(
    frequencies.map((hertz) => (hertz > 0 ? loudness : 0)),
    start,
    curveS,
  );
  gain.gain.setValueAtTime(0, start + curveS);
  side.pan.setValueAtTime(-1, start);
  side.pan.linearRampToValueAtTime(1, start + curveS);
  oscillator.connect(gain).connect(side).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + curveS);
}

function playBeep(context: AudioContext, { at, kind }: HeardMark, start: number): void {
  const beep = context.createOscillator();
  const gain = context.createGain();
  const when = start + at * curveS;
  beep.type = "square";
  beep.frequency.setValueAtTime(beepHz[kind], when);
  gain.gain.setValueAtTime(loudness / 3, when);
  beep.connect(gain).connect(context.destination);
  beep.start(when);
  beep.stop(when + beepS);
}
