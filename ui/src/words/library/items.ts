// What the Dutch texts of the library must hold: as many items, arguments and words of these as the contract says, no more.

import type { library } from "../../host/contract";

type Library = typeof library;
export type Kind = keyof Library;

/** An argument: what it is called, what it is for, and the words or members it takes. */
type Argument<Taken extends readonly string[]> = Taken extends readonly [] ? readonly [string, string] : readonly [string, string, Record<Taken[number], string>];

type Named<Taken> = { readonly [Name in keyof Taken]: Taken[Name] extends readonly string[] ? Argument<Taken[Name]> : never };

type Arguments<Taken> = keyof Taken extends never ? readonly [] : readonly [Named<Taken>];

/** Of each item its arguments. */
export type ItemArguments<K extends Kind> = { readonly [Name in keyof Library[K]]: Named<Library[K][Name]> };

/** Of each item what it does, and its arguments. */
export type Items<K extends Kind> = { readonly [Name in keyof Library[K]]: readonly [string, ...Arguments<Library[K][Name]>] };

/** The same, after what it is called. */
export type TitledItems<K extends Kind> = { readonly [Name in keyof Library[K]]: readonly [string, string, ...Arguments<Library[K][Name]>] };
