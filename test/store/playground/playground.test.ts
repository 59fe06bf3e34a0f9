import { describe, expect, test } from "vitest";
import {
  armOf,
  defaultExperiment,
  initialisationPresets,
} from "../../../src/engine/experiment/defaults.ts";
import type { FieldPath } from "../../../src/engine/experiment/fields.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { armStatus } from "../../../src/store/shared/run-words.ts";
import { layeredArm } from "../../engine/layered-arm.ts";
import { testPlayground } from "./test-playground.ts";

test("a ready worker is given the experiment, the speed and the subscriptions, and does not play yet", () => {
  const { sent, types } = testPlayground();
  expect(types()).toEqual(["start", "speed", "subscribe"]);
  const { arms: _, ...setUp } = defaultExperiment;
  expect(sent[0]).toMatchObject({ setUp, log: [] });
});

test("changing data or the network restarts every arm together, says so, and plays on", () => {
  for (const [path, value, words] of [
    ["data.dataset", "xor", /^New data: every network starts again/],
    ["network.hidden", [4], /^New network: every one starts again/],
    ["seed", 7, /^New seed: every network starts again/],
  ] as const) {
    const { playground, sent, types, state } = testPlayground();
    playground.play();
    sent.length = 0;
    playground.edit(path, value);
    expect(types()).toEqual(["start", "speed", "subscribe", "play"]);
    expect(state().notice?.text).toMatch(words);
    expect(state().isPlaying).toBe(true);
  }
});

test("with another number of layers, an arm names a function for each of them", () => {
  const { playground, sent, state } = testPlayground();
  const { armId } = state().arms[0] ?? { armId: "" };
  playground.changeArm(armId, layeredArm("tanh", "relu"));
  sent.length = 0;
  playground.edit("network.hidden", [3, 3, 3]);
  const deeper = layeredArm("tanh", "relu", "relu");
  expect(state().arms[0]?.arm).toEqual(deeper);
  expect(state().experiment.arms[0]).toEqual(deeper);
  expect(sent[0]).toMatchObject({ type: "start", arms: [{ arm: deeper }, {}, {}] });
  expect(state().notice?.text).toMatch(/^New network: every one starts again/);
  playground.edit("network.hidden", [3]);
  expect(state().arms[0]?.arm).toEqual(armOf("tanh"));
});

test("a start with a name sets weights and biases at once, in place of given ones", () => {
  const { playground, sent, types, state } = testPlayground();
  sent.length = 0;
  const { initialisation } = initialisationPresets.he;
  playground.startFrom(initialisation);
  expect(types()).toEqual(["start", "speed", "subscribe"]);
  expect(state().experiment).toEqual({ ...defaultExperiment, initialisation });
  expect(state().notice?.text).toMatch(/every network starts again/);
});

test("changing the learning rate, the penalty or the speed restarts nothing", () => {
  const { playground, sent, state } = testPlayground();
  sent.length = 0;
  playground.edit("optimiser.learningRate", 0.3);
  playground.edit("regularisation.rate", 0.01);
  playground.setSpeed("max");
  expect(sent).toEqual([
    { type: "rates", rates: { learningRate: 0.3, regularisationRate: 0.001 } },
    { type: "rates", rates: { learningRate: 0.3, regularisationRate: 0.01 } },
    { type: "speed", speed: "max" },
  ]);
  expect(state().experiment.optimiser.learningRate).toBe(0.3);
});

test("a learning rate that changes while a run goes on is said not to be the address's whole story", () => {
  const { playground, receiveFrame, frame, state } = testPlayground();
  playground.edit("optimiser.learningRate", 0.1);
  expect(state().notice).toBeNull();
  receiveFrame(frame({ epoch: 5 }));
  playground.edit("optimiser.learningRate", 0.3);
  expect(state().notice?.text).toMatch(/^New learning rate from here on: .* the address/);
});

test("a weight edited by hand marks its arm until the arms start again, and is told once", () => {
  const { playground, sent, state } = testPlayground();
  const [, tanh] = state().arms;
  if (!tanh) throw new Error("The default experiment has three arms");
  playground.setParameter(tanh.armId, 3, 0.5);
  expect(sent.at(-1)).toMatchObject({ type: "setParameter", armId: tanh.armId, index: 3 });
  expect([...state().editedArms]).toEqual([tanh.armId]);
  expect(state().notice?.text).toMatch(/^Weights of tanh edited by hand: the address/);
  playground.dismissNotice();
  playground.setParameter(tanh.armId, 3, 0.75);
  expect(state().notice).toBeNull();
  playground.reset();
  expect([...state().editedArms]).toEqual([]);
});

describe("weights that the experiment gives", () => {
  const explicit = {
    weights: [
      [
        [1, 0],
        [0, 1],
      ],
      [[1, -1]],
    ],
    biases: [[0, 0], [0.5]],
  };
  const { experiment } = parseExperiment({
    network: { hidden: [2] },
    initialisation: { explicit },
  });
  const given = (path: FieldPath, value: unknown) => {
    const { playground, state } = testPlayground(experiment);
    expect(state().experiment.initialisation.explicit).not.toBeNull();
    playground.edit(path, value);
    return state();
  };

  test.each([
    ["another way to draw", "initialisation.scheme", "heNormal"],
    ["the same way to draw", "initialisation.scheme", "uniform"],
    ["their end", "initialisation.explicit", null],
  ] as const)("go with %s, which was asked for", (_, path, value) => {
    const { experiment: after, notice } = given(path, value);
    expect(after.initialisation.explicit).toBeNull();
    expect(notice).toEqual({ text: "New start: every network starts again.", tone: "info" });
  });

  test.each([
    ["another shape", "network.hidden", [3]],
    ["as many other inputs", "network.features", ["x1", "x1x2"]],
    ["more classes", "data.dataset", "blobs"],
  ] as const)("go with %s, and the page says so in words", (_, path, value) => {
    const { experiment: after, notice } = given(path, value);
    expect(after.initialisation.explicit).toBeNull();
    expect(notice?.text).toContain("The weights that the address gave do not fit it");
    expect(notice?.text).not.toContain("initialisation.explicit");
  });

  test.each([
    ["other points of two classes", "data.dataset", "xor"],
    ["standardised inputs", "network.scaling", "standardised"],
    ["another start of drawn biases", "initialisation.hiddenBias", -1],
    ["another optimiser", "optimiser.algorithm", "adam"],
  ] as const)("stay with %s", (_, path, value) => {
    expect(given(path, value).experiment.initialisation.explicit).toEqual(explicit);
  });
});

test("adding, removing and switching arms keeps the others' runs and everybody's colours", () => {
  const { playground, types, state } = testPlayground();
  const [sigmoid, tanh, relu] = state().arms;
  if (!sigmoid || !tanh || !relu) throw new Error("The default experiment has three arms");
  playground.removeArm(sigmoid.armId);
  expect(state().arms).toEqual([tanh, relu]);
  playground.addArm(armOf("gelu"));
  const gelu = state().arms.at(-1);
  expect(gelu).toMatchObject({ slot: 0, arm: { activation: "gelu" } });
  playground.changeArm(tanh.armId, armOf("elu"));
  const elu = state().arms[0];
  expect(elu).toMatchObject({ slot: tanh.slot, arm: { activation: "elu" } });
  expect(elu?.armId).not.toBe(tanh.armId);
  expect(state().arms[1]).toBe(relu);
  expect(state().experiment.arms.map(({ activation }) => activation)).toEqual([
    "elu",
    "relu",
    "gelu",
  ]);
  expect(types().filter((type) => type === "start").length).toBe(1);
  expect(types().filter((type) => type === "arms").length).toBe(3);
});

test("there are always between one and twelve arms, and one of them is focused", () => {
  const { playground, state } = testPlayground();
  for (let arm = 0; arm < 15; arm++) playground.addArm(armOf("gelu"));
  expect(state().arms.length).toBe(12);
  expect(new Set(state().arms.map(({ slot }) => slot)).size).toBe(12);
  for (let arm = 0; arm < 15; arm++) playground.removeArm(state().focusedArm);
  expect(state().arms.length).toBe(1);
  expect(state().focusedArm).toBe(state().arms[0]?.armId);
});

test("a switched focused arm stays focused under its new id", () => {
  const { playground, state } = testPlayground();
  playground.changeArm(state().focusedArm, armOf("elu"));
  const focused = state().arms.find(({ armId }) => armId === state().focusedArm);
  expect(focused?.arm.activation).toBe("elu");
});

test("numbers reach React at human speed, pictures and curves with every frame", () => {
  const { playground, receiveFrame, frame, passMs } = testPlayground();
  playground.play();
  let renders = 0;
  let paintings = 0;
  playground.store.subscribe(() => {
    renders += 1;
  });
  playground.live.frame.subscribe(() => {
    paintings += 1;
  });
  for (let number = 1; number <= 60; number++) {
    passMs(1000 / 60);
    receiveFrame(frame({ epoch: number, playing: true }));
  }
  expect(paintings).toBe(60);
  expect(renders).toBeLessThanOrEqual(6);
  const history = [...playground.live.histories.getState().values()][0];
  expect(history?.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
});

test("a frame that left before pause was pressed does not press play again", () => {
  const { playground, receiveFrame, frame, state } = testPlayground();
  playground.play();
  const early = frame({ playing: true });
  playground.pause();
  receiveFrame(early);
  expect(state().isPlaying).toBe(false);
});

test("when every arm has finished the page says that it paused", () => {
  const { playground, receiveFrame, frame, state } = testPlayground();
  playground.play();
  const converged = { kind: "converged", epochsToTarget: 55, computeMs: 1 } as const;
  receiveFrame(frame({ playing: false, finished: true, epoch: 55 }, converged));
  expect(state()).toMatchObject({ isPlaying: false, isFinished: true });
  expect(state().notice?.text).toContain("Converged: Sigmoid, tanh and ReLU at epoch 55.");
  expect(state().notice?.text).toContain("Every run has ended");
});

test("a restart is still told when the first arm converges again right after it", () => {
  const { playground, passMs, receiveFrame, frame, state } = testPlayground();
  playground.play();
  playground.edit("batch.size", 20);
  const converged = { kind: "converged", epochsToTarget: 55, computeMs: 1 } as const;
  receiveFrame(frame({ playing: true, epoch: 55 }, converged));
  const news = "Converged: Sigmoid, tanh and ReLU at epoch 55.";
  expect(state().notice?.text).toBe(`New batches: every network starts again. ${news}`);

  playground.edit("batch.size", 30);
  passMs(10_000);
  receiveFrame(frame({ playing: true, epoch: 55 }, converged));
  expect(state().notice?.text).toBe(news);
});

test("divergence is named with its cause and what to try", () => {
  const { playground, receiveFrame, frame, state } = testPlayground({
    ...defaultExperiment,
    arms: [armOf("tanh")],
  });
  playground.play();
  receiveFrame(frame({ playing: true }, { kind: "diverged", atEpoch: 7 }));
  expect(state().notice).toEqual({
    text: "Diverged: tanh at epoch 7. The loss is no longer a number: try a smaller learning rate.",
    tone: "warning",
  });
});

describe("when every arm has diverged", () => {
  const stuck = () => {
    const test = testPlayground();
    test.playground.play();
    const lost = { kind: "diverged", atEpoch: 2 } as const;
    test.receiveFrame(test.frame({ playing: false, finished: true, epoch: 2 }, lost, 2));
    expect(test.state().notice?.text).toMatch(
      /smaller learning rate\. .*press play to start again\.$/,
    );
    test.sent.length = 0;
    return test;
  };

  test("another rate says how to go on, and play starts every arm again with it", () => {
    const { playground, sent, types, state } = stuck();
    playground.edit("optimiser.learningRate", 0.01);
    expect(state().notice?.text).toBe(
      "New learning rate: press play, or Reset, to start again with it.",
    );
    playground.play();
    expect(types()).toEqual(["rates", "start", "speed", "subscribe", "play"]);
    expect(sent[1]).toMatchObject({ setUp: { optimiser: { learningRate: 0.01 } } });
    expect(state()).toMatchObject({ isPlaying: true, epoch: 0 });
    expect(state().notice?.text).toBe("Started again from epoch 0: no network had numbers left.");
  });

  test("a step starts every arm again too, at rest", () => {
    const { playground, types, state } = stuck();
    playground.step();
    expect(types()).toEqual(["start", "speed", "subscribe", "step"]);
    expect(state().isPlaying).toBe(false);
    expect(state().notice?.text).toMatch(/^Started again/);
  });

  test("a new arm can train, so that nothing starts again", () => {
    const { playground, types } = stuck();
    playground.addArm(armOf("gelu"));
    playground.play();
    expect(types()).toEqual(["arms", "play"]);
  });
});

test("one arm's divergence stays shown when the next arm ends", () => {
  const { playground, receiveFrame, frame, state } = testPlayground();
  playground.play();
  const first = frame({ playing: true });
  const [sigmoid, tanh, relu] = first.arms;
  if (!sigmoid || !tanh || !relu) throw new Error("The default experiment has three arms");
  const lostAt = (atEpoch: number) => ({
    outcome: { kind: "diverged", atEpoch } as const,
    divergedAt: atEpoch,
  });
  receiveFrame({ ...first, arms: [sigmoid, tanh, { ...relu, ...lostAt(2) }] });
  receiveFrame({ ...first, arms: [sigmoid, { ...tanh, ...lostAt(4) }, { ...relu, ...lostAt(2) }] });
  expect(state().notice).toEqual({
    text: "Diverged: tanh at epoch 4, ReLU at epoch 2. The loss is no longer a number: try a smaller learning rate.",
    tone: "warning",
  });
});

test("an arm that has made an update is paused, not ready", () => {
  const { receiveFrame, frame, state } = testPlayground();
  const first = frame({ epoch: 0 });
  const standing = (iteration: number) => {
    receiveFrame({ ...first, arms: first.arms.map((arm) => ({ ...arm, epoch: 0, iteration })) });
    const reading = state().readings.get(state().focusedArm);
    return armStatus(reading, {
      isPlaying: false,
      epoch: 0,
      isEdited: false,
      experiment: defaultExperiment,
    });
  };
  expect(standing(0)).toBe("ready");
  expect(standing(13)).toBe("paused");
});

test("numbers lost after convergence are told once, beside the epoch of convergence", () => {
  const { playground, receiveFrame, frame, state } = testPlayground({
    ...defaultExperiment,
    arms: [armOf("tanh")],
  });
  const converged = { kind: "converged", epochsToTarget: 35, computeMs: 4 } as const;
  const [arm] = state().arms;
  const reading = () => state().readings.get(arm?.armId ?? "");
  const now = { isPlaying: true, epoch: 1 };
  playground.play();
  receiveFrame(frame({ playing: false, finished: true }, converged));
  expect(armStatus(reading(), { ...now, isEdited: false, experiment: defaultExperiment })).toBe(
    "converged at epoch 35 · 4\u00a0ms",
  );

  playground.play();
  receiveFrame(frame({ playing: false, finished: true }, converged, 412));
  expect(state().notice).toEqual({
    text: "Diverged: tanh at epoch 412. The loss is no longer a number: try a smaller learning rate. Every run has ended: press play to start again.",
    tone: "warning",
  });
  expect(armStatus(reading(), { ...now, isEdited: false, experiment: defaultExperiment })).toBe(
    "converged at epoch 35 · 4\u00a0ms · diverged at epoch 412",
  );
  expect(armStatus(reading(), { ...now, isEdited: true, experiment: defaultExperiment })).toBe(
    "converged at epoch 35 · diverged at epoch 412 · edited",
  );
  playground.dismissNotice();
  receiveFrame(frame({ playing: false, finished: true }, converged, 412));
  expect(state().notice).toBeNull();

  playground.reset();
  expect(armStatus(reading(), { ...now, isEdited: false, experiment: defaultExperiment })).toBe(
    "starting",
  );
});

test("convergence and lost numbers within one frame are both told, in their order", () => {
  const { playground, receiveFrame, frame, state } = testPlayground();
  playground.play();
  const converged = { kind: "converged", epochsToTarget: 35, computeMs: 4 } as const;
  receiveFrame(frame({ playing: true }, converged, 36));
  expect(state().notice?.text).toBe(
    "Converged: Sigmoid, tanh and ReLU at epoch 35. Diverged: Sigmoid, tanh and ReLU at epoch 36. The loss is no longer a number: try a smaller learning rate.",
  );
});

test("a lost worker is reported, and its successor gets the same experiment", () => {
  const { playground, sent, state } = testPlayground();
  playground.edit("data.dataset", "spiral");
  playground.play();
  sent.length = 0;
  playground.receive({
    type: "lost",
    reason: { kind: "error", message: "out of memory" },
    isRestarting: true,
  });
  expect(state()).toMatchObject({ worker: "starting", isPlaying: false });
  expect(state().notice).toMatchObject({
    tone: "error",
    text: expect.stringContaining("out of memory"),
  });
  // The new worker keeps it until it is ready.
  expect(sent[0]).toMatchObject({
    type: "start",
    setUp: { data: { dataset: "spiral" } },
    arms: state().arms,
  });
  sent.length = 0;
  playground.receive({ type: "ready", engine: "fast" });
  expect(sent).toEqual([]);
});

test("a worker that is slow to load is told of until it comes", () => {
  const { playground, state } = testPlayground();
  playground.receive({ type: "slow", seconds: 10 });
  expect(state()).toMatchObject({ worker: "slow", notice: { tone: "error" } });
  expect(state().notice?.text).toContain("10 seconds");
  playground.receive({ type: "ready", engine: "fast" });
  expect(state()).toMatchObject({ worker: "ready", notice: null });
});

test("a slow worker that comes takes nothing away that was told since", () => {
  const { playground, state } = testPlayground();
  playground.receive({ type: "slow", seconds: 10 });
  playground.notify("The link is copied.", "error");
  playground.receive({ type: "ready", engine: "fast" });
  expect(state().notice?.text).toBe("The link is copied.");
});

test("fields that no longer go together are mended, and the page says how", () => {
  const { playground, state } = testPlayground();
  playground.edit("network.output", "softmax");
  playground.edit("data.dataset", "plane");
  expect(state().experiment.network.output).toBe("auto");
  expect(state().notice).toMatchObject({
    tone: "warning",
    text: expect.stringContaining("network.output"),
  });
});

test("a dataset brings its usual number of points unless a person chose another", () => {
  const { playground, state } = testPlayground();
  playground.edit("data.dataset", "plane");
  expect(state().experiment.data.sampleCount).toBe(1200);
  playground.edit("data.sampleCount", 300);
  playground.edit("data.dataset", "circle");
  expect(state().experiment.data.sampleCount).toBe(300);
});

test("a rule about accuracy brings a threshold that an accuracy can meet, and back", () => {
  const { playground, state } = testPlayground();
  playground.edit("rule.metric", "testAccuracy");
  expect(state().experiment.rule.threshold).toBe(0.95);
  playground.edit("rule.metric", "testLoss");
  expect(state().experiment.rule.threshold).toBe(0.05);
});

test("a regression brings a threshold that says something, unless a person chose another", () => {
  const { playground, state } = testPlayground();
  playground.edit("data.dataset", "plane");
  expect(state().experiment.rule.threshold).toBe(0.01);
  playground.edit("data.dataset", "circle");
  expect(state().experiment.rule.threshold).toBe(0.05);
  playground.edit("rule.threshold", 0.2);
  playground.edit("data.dataset", "multiGauss");
  expect(state().experiment.rule.threshold).toBe(0.2);
});

test("reset goes back to epoch 0 at rest", () => {
  const { playground, sent, types, state } = testPlayground();
  playground.play();
  sent.length = 0;
  playground.reset();
  expect(types()).toEqual(["start", "speed", "subscribe"]);
  expect(state()).toMatchObject({ isPlaying: false, epoch: 0 });
  expect(playground.live.frame.getState()).toBeNull();
});
