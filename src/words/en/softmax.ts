/** Softmax, temperature and its Jacobian. */
export const softmax = {
  "softmax.title": "What does softmax do with three logits?",
  "softmax.lead":
    "Softmax turns the outputs of three classes into shares that sum to 1: raise one logit, and the others' shares fall. The sigmoid beside it looks at each logit alone.",
  "softmax.logit": "logit z{index}",
  "softmax.temperature": "temperature T",
  "softmax.class": "class",
  "softmax.classNumber": "class {index}",
  "softmax.caption": "Logits, softmax, log-softmax and sigmoid of each class",
  "softmax.share": "softmax p",
  "softmax.logShare": "log-softmax ln p",
  "softmax.sigmoid": "sigmoid σ(z)",
  "softmax.sum": "sum",
  "softmax.chart": "Softmax {shares}; sigmoid {sigmoids}.",
  "softmax.jacobian": "Its Jacobian: what each share gains when a logit rises",
  "softmax.jacobianLead":
    "∂pᵢ/∂zⱼ = pᵢ(δᵢⱼ − pⱼ)/T, δ being 1 on the diagonal. A share can only grow at the others' cost, so every row sums to 0.",
  "softmax.byLogit": "by z{index}",
  "softmax.entropy": "Why cross-entropy on top gives p − y",
  "softmax.right": "right class",
  "softmax.entropyLead":
    "L = −ln p of the right class = {loss}. Its slope by that share is −1/p = {slope}, and by the others 0. Times the Jacobian’s row of the right class, p cancels: −(δ − p)/T = (p − y)/T. No division by a share near 0 is left, so computers take this form.",
  "softmax.target": "y",
  "softmax.byChain": "−1/p · ∂p/∂z",
  "softmax.difference": "(p − y)/T",
  "softmax.entropyCaption": "The slope of the loss by each logit, by the chain rule and in short",
} as const;
