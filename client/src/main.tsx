import "./app/oldPhones.ts";
import "./ui/tokens.css";
import "./ui/components.css";
import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { addIconSheet } from "./ui/iconSheet.ts";

addIconSheet(document);
const root = document.getElementById("app");
if (root) createRoot(root).render(<App />);
