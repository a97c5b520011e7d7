import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "./look.css";
import { createTheme, MantineProvider } from "@mantine/core";
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Rescue } from "./app/Rescue";
import { backToLastPlace } from "./app/shell";
import { watchTroubles } from "./host";
import { speak } from "./words";

watchTroubles();
speak();
backToLastPlace();

const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 6 },
  colors: {
    ink: ["#eef4fb", "#dbe6f4", "#b7cfea", "#93b6de", "#7fa9df", "#4f82c0", "#3a6eae", "#2f5d9b", "#274e82", "#1d3c66"],
  },
  defaultRadius: 6,
  fontSizes: { sm: "13.5px", xs: "12px" },
  components: {
    Button: { defaultProps: { size: "xs" } },
    // Lists that nobody opened are not made: those of countries and time zones alone have a thousand lines.
    Combobox: { defaultProps: { keepMounted: false } },
    // It takes the focus and is no item: what reads the screen aloud stumbles over it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "xs" } },
    Select: { defaultProps: { size: "xs", allowDeselect: false } },
    NumberInput: { defaultProps: { size: "xs" } },
    Textarea: { defaultProps: { size: "xs" } },
    PasswordInput: { defaultProps: { size: "xs" } },
    Switch: { defaultProps: { size: "xs" } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

// An answer is drawn when it is there, not at the next stroke of a timer.
notifyManager.setScheduler(queueMicrotask);

const queries = new QueryClient({
  defaultOptions: {
    // The door is on this machine: whether the network is there says nothing.
    queries: { networkMode: "always", retry: false, staleTime: 30_000 },
    mutations: { networkMode: "always" },
  },
});

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <Rescue>
            <App />
          </Rescue>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
