import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createWhyView, type WhyState, type WhyView } from "../../store/why/why-view.ts";

/** Outside a page, in tests, components get a view of their own. */
export const WhyContext = createContext<WhyView>(createWhyView());

export const useWhyView = (): WhyView => useContext(WhyContext);

/** A narrow piece of its state. */
export const useWhyState = <T>(select: (state: WhyState) => T): T => useStore(useWhyView(), select);
